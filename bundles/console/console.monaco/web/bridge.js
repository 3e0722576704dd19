'use strict';

// The page's half of the bridge. The console's orders come as events from the server that served the page; what happens
// here is told by host(...), which the console answers at once. The console owns the text: every edit is told before the
// next key is taken, and an order to open is obeyed whatever stands here.
(() => {
    // An argument of host() travels in an address.
    const PIECE = 16_000;
    const MODIFIERS = new Set(['Control', 'Shift', 'Alt', 'AltGraph', 'Meta']);
    const params = new URLSearchParams(location.search);
    const tell = (what, ...values) => window.host(what, ...values);

    window.addEventListener('error', (event) => tell('error', `${event.message} (${event.filename}:${event.lineno})`));
    window.addEventListener('unhandledrejection', (event) => tell('error', String(event.reason?.stack ?? event.reason)));
    for (const name of ['dragover', 'drop']) {
        window.addEventListener(name, (event) => {
            event.preventDefault();
            event.stopImmediatePropagation();
        }, true);
    }
    document.documentElement.classList.toggle('dark', params.get('theme') === 'dark');

    // ----- keys -----

    // What the workbench does with a key it does itself; here the key must end, or it would be handed back and done again.
    let owned = new Set();
    let begun = new Set();
    let isBegun = false;

    function chords(event) {
        const modifiers = `${event.ctrlKey ? 'C' : ''}${event.shiftKey ? 'S' : ''}${event.altKey ? 'A' : ''}${event.metaKey ? 'M' : ''}:`;
        const key = event.key.length === 1 ? event.key.toUpperCase() : event.key;
        return [modifiers + key, modifiers + event.code.replace(/^(Key|Digit)/, '')];
    }

    function isOwned(event) {
        if (isBegun && !MODIFIERS.has(event.key)) {
            isBegun = false;
            return tell('eaten');
        }
        const names = chords(event);
        if (names.some((name) => begun.has(name))) {
            isBegun = true;
            tell('begun');
            return true;
        }
        return names.some((name) => owned.has(name));
    }

    window.addEventListener('keydown', (event) => {
        if (isOwned(event)) {
            event.preventDefault();
            event.stopImmediatePropagation();
        }
    }, true);

    // ----- text -----

    let editor;
    let model = null;
    let generation = 0;
    let marks;

    function tellInPieces(what, text, ...values) {
        for (let i = 0, end; i < text.length; i = end) {
            end = i + PIECE;
            // The halves of one sign stay together.
            end -= /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? 1 : 0;
            tell('piece', text.slice(i, end));
        }
        tell(what, generation, ...values);
    }

    function changed(event) {
        const edits = event.changes.map(({ range, text }) =>
            [range.startLineNumber, range.startColumn, range.endLineNumber, range.endColumn, text]);
        tellInPieces('changed', JSON.stringify(edits), model.getValueLength());
    }

    /** The field of the find box that has the focus, if one has. */
    function field() {
        const active = document.activeElement;
        const isField = active && /^(INPUT|TEXTAREA)$/.test(active.tagName) && !active.classList.contains('inputarea');
        return isField ? active : null;
    }

    function selected() {
        const box = field();
        if (box) {
            return box.value.slice(box.selectionStart, box.selectionEnd);
        }
        return editor.getModel().getValueInRange(editor.getSelection());
    }

    function copy() {
        const text = selected();
        if (text) {
            tellInPieces('clip', text);
        }
        return text;
    }

    function act(command, payload) {
        editor.focus();
        editor.trigger('host', command, payload);
    }

    function remove() {
        if (field()) {
            document.execCommand('delete');
        } else {
            editor.pushUndoStop();
            editor.executeEdits('host', [{ range: editor.getSelection(), text: '' }]);
            editor.pushUndoStop();
        }
    }

    const verbs = {
        UNDO: () => (field() ? document.execCommand('undo') : act('undo')),
        REDO: () => (field() ? document.execCommand('redo') : act('redo')),
        CUT: () => copy() && remove(),
        COPY: copy,
        PASTE: (text) => (field() ? document.execCommand('insertText', false, text) : act('paste', { text })),
        DELETE: () => (field() ? document.execCommand('forwardDelete') : act('deleteRight')),
        SELECT_ALL: () => (field() ? field().select() : act('editor.action.selectAll')),
        FIND: () => act('actions.find'),
        TAB_MOVES_FOCUS: () => act('editor.action.toggleTabFocusMode'),
    };

    // ----- orders -----

    const orders = {
        Open({ number, file, text, isPlain, isEditable, line, column }) {
            const old = model;
            const scroll = old && editor.getScrollTop();
            generation = number;
            model = monaco.editor.createModel(text, isPlain ? 'plaintext' : undefined, monaco.Uri.from({ scheme: 'file', path: `/${number}/${file}` }));
            model.setEOL(monaco.editor.EndOfLineSequence.LF);
            model.onDidChangeContent(changed);
            editor.setModel(model);
            marks.clear();
            editor.updateOptions({ ariaLabel: file, readOnly: !isEditable, minimap: { enabled: !isPlain } });
            editor.setPosition({ lineNumber: line, column });
            if (old) {
                editor.setScrollTop(scroll);
                old.dispose();
            } else {
                editor.revealLineInCenterIfOutsideViewport(line);
            }
            tell('opened', number);
        },
        Editable({ isEditable }) {
            editor.updateOptions({ readOnly: !isEditable });
        },
        Look({ base, colors, rules, fontFamily, fontSize, tabWidth }) {
            document.documentElement.classList.toggle('dark', base === 'vs-dark');
            monaco.editor.defineTheme('console', { base, inherit: true, colors, rules });
            monaco.editor.setTheme('console');
            editor.updateOptions({ fontFamily, fontSize, tabSize: tabWidth });
        },
        Keys(lists) {
            owned = new Set(lists.owned);
            begun = new Set(lists.begun);
        },
        Reveal({ line }) {
            editor.setPosition({ lineNumber: line, column: 1 });
            editor.revealLineInCenterIfOutsideViewport(line);
        },
        /** Like a compiler's marks; one line, 0 for none. */
        Mark({ line }) {
            const isThere = line > 0 && line <= model.getLineCount();
            const [first, last] = isThere ? [model.getLineFirstNonWhitespaceColumn(line) || 1, model.getLineMaxColumn(line)] : [];
            const range = isThere && new monaco.Range(line, first, line, Math.max(last, first + 1));
            marks.set(isThere ? [{ range, options: { className: 'squiggly-error', overviewRuler: { color: { id: 'editorError.foreground' }, position: 4 }, linesDecorationsClassName: 'problem' } }] : []);
        },
        Run({ verb, text }) {
            verbs[verb](text);
        },
        Focus() {
            editor.focus();
        },
        Send() {
            tellInPieces('whole', model.getValue());
        },
    };

    function begin() {
        editor = monaco.editor.create(document.getElementById('code'), {
            model: null,
            automaticLayout: true,
            contextmenu: false,
            dropIntoEditor: { enabled: false },
            dragAndDrop: false,
            fixedOverflowWidgets: true,
            links: false,
            scrollBeyondLastLine: false,
            unusualLineTerminators: 'off',
        });
        window.editor = editor;
        marks = editor.createDecorationsCollection();
        const { typescriptDefaults, javascriptDefaults } = monaco.languages.typescript;
        for (const defaults of [typescriptDefaults, javascriptDefaults]) {
            // Colours only: its service takes 150 MB a page, and does not know what the packages of an app declare.
            defaults.setModeConfiguration({});
        }
        editor.onDidChangeCursorPosition(({ position }) => tell('caret', generation, position.lineNumber, position.column));
        editor.onDidFocusEditorText(() => tell('focus'));
        const events = new EventSource('../events');
        events.onmessage = ({ data }) => {
            const order = JSON.parse(data);
            orders[order.do](order);
        };
        // Once torn it stays so: the console makes a new page.
        events.onerror = () => events.close();
        tell('ready');
    }

    require.config({ paths: { vs: new URL('../monaco/vs', location.href).href } });
    require(['vs/editor/editor.main'], begin, (failure) => tell('error', `Monaco was not loaded: ${failure}`));
})();
