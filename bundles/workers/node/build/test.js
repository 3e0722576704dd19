'use strict';

// Runs the tests against target/worker, which `node build/build.js` makes, and leaves a report as Maven's tests do.

const { spawnSync } = require('node:child_process');
const fs = require('node:fs');
const path = require('node:path');

const HERE = path.dirname(__dirname);
const REPORTS = path.join(HERE, 'target/surefire-reports');

const tests = fs.readdirSync(path.join(HERE, 'test')).filter((file) => file.endsWith('.test.js'));
fs.mkdirSync(REPORTS, { recursive: true });
const { status } = spawnSync(
    process.execPath,
    [
        '--test',
        ...['--test-reporter=spec', '--test-reporter-destination=stdout'],
        ...[`--test-reporter=${path.join(__dirname, 'surefire.js')}`, `--test-reporter-destination=${path.join(REPORTS, 'TEST-org.millrace.workers.node.xml')}`],
        ...tests.map((file) => path.join('test', file)),
    ],
    { cwd: HERE, stdio: 'inherit' },
);
process.exitCode = status ?? 1;
