'use strict';

// Spends early the time that first steps take. Whatever goes wrong here would go wrong, and be told, later as well.

/** While a placeholder waits for its app. */
function warmUpForAnyApp() {
    for (const module of ['@azure/functions', 'tinyglobby', 'node:crypto', 'node:http', 'node:stream/web']) {
        require(module);
    }
    warmUpForHttp();
}

/** Node.js loads the classes of fetch on first use; functions of the v4 model need them for each HTTP request. */
function warmUpForHttp() {
    useFetchClasses().catch(() => {});
}

async function useFetchClasses() {
    const request = new Request('http://localhost/', { method: 'POST', body: 'x', headers: { 'content-type': 'text/plain' } });
    await request.text();
    await new Response('x', { headers: new Headers() }).arrayBuffer();
}

module.exports = { warmUpForAnyApp, warmUpForHttp };
