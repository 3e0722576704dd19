'use strict';

/** Spends, while a placeholder waits for its app, the time that app's first steps would take. */
async function warmUp() {
    require('@azure/functions');
    require('tinyglobby');
    // Node.js loads these classes on first use; every HTTP function of the v4 model needs them.
    const request = new Request('http://localhost/', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } });
    await request.text();
    await new Response('x', { headers: new Headers() }).arrayBuffer();
    new URLSearchParams({}).get('');
    require('node:http');
}

module.exports = { warmUp };
