// The least that answers: what the function says, without anything around it.
const http = require('http');

const server = http.createServer((request, response) => {
  response.writeHead(200, { 'Content-Type': 'text/plain', 'Content-Length': 6 });
  response.end('hello!');
});
server.listen(0, '127.0.0.1', () => console.log(server.address().port));
