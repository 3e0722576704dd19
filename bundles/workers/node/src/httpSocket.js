'use strict';

const fs = require('node:fs');
const http = require('node:http');

/**
 * Lets an app that answers HTTP itself do so where the host can reach it and nobody else. The library of such apps
 * (enableHttpStream) opens a TCP port on all addresses, which is out of reach in a sandbox without network and open to
 * anybody in one that has one.
 * @param {string} socket the path the host chose
 * @param {() => Promise<object>} introduce asks the app for its capabilities; opens the server if it has one
 * @returns {Promise<object>} the capabilities, with the address of the socket
 */
async function onSocket(socket, introduce) {
    const createServer = http.createServer;
    http.createServer = (...args) => redirected(createServer.apply(http, args), socket);
    try {
        const capabilities = await introduce();
        return capabilities.HttpUri ? { ...capabilities, HttpUri: `http://unix:${socket}` } : capabilities;
    } finally {
        http.createServer = createServer;
    }
}

/** The server listens on the socket whatever it is told, and speaks of it as of a port. */
function redirected(server, socket) {
    const listen = server.listen;
    server.listen = (...args) => {
        fs.rmSync(socket, { force: true });
        return listen.call(server, socket, args.find((each) => typeof each === 'function'));
    };
    server.address = () => ({ address: socket, family: 'unix', port: 1 });
    return server;
}

module.exports = { onSocket };
