import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Accepts every call at once; says its port to the process that started it. */
const server = createServer((request, response) => {
  request.resume()
  request.on('end', () => response.writeHead(204).end())
})
server.listen(0, '127.0.0.1', () => process.send?.({ port: (server.address() as AddressInfo).port }))
process.on('disconnect', () => process.exit())
