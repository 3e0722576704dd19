'use strict';

// A test reporter that writes what Maven's Surefire would, so that one tool can add up the tests of all languages.

module.exports = async function* surefire(events) {
    const cases = [];
    for await (const { type, data } of events) {
        if ((type === 'test:pass' || type === 'test:fail') && data.details?.type !== 'suite' && !data.name.endsWith('.test.js')) {
            cases.push({ ...data, failed: type === 'test:fail' });
        }
    }
    const failed = cases.filter((each) => each.failed).length;
    const skipped = cases.filter((each) => each.skip !== undefined).length;
    yield '<?xml version="1.0" encoding="UTF-8"?>\n';
    yield `<testsuite name="org.millrace.workers.node" tests="${cases.length}" errors="0" skipped="${skipped}" failures="${failed}">\n`;
    yield* cases.map(testcase);
    yield '</testsuite>\n';
};

function testcase({ name, details, failed, skip }) {
    const seconds = (details.duration_ms / 1000).toFixed(3);
    const head = `  <testcase name="${escaped(name)}" classname="org.millrace.workers.node" time="${seconds}"`;
    if (failed) {
        return `${head}><failure message="${escaped(details.error?.message)}">${escaped(details.error?.cause?.stack ?? details.error?.stack)}</failure></testcase>\n`;
    }
    return skip === undefined ? `${head}/>\n` : `${head}><skipped message="${escaped(skip)}"/></testcase>\n`;
}

function escaped(text) {
    return String(text ?? '')
        .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '?')
        .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
