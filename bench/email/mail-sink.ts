import { createServer } from 'node:net'

/**
 * A mail server that takes everything and keeps nothing, in a process of its own: it costs as little as possible, so that the figures
 * are those of the hub. It prints its port.
 */
const server = createServer((socket) => {
  let rest = ''
  let inMail = false
  const say = (line: string): void => void socket.write(`${line}\r\n`)
  socket.setNoDelay(true)
  socket.setEncoding('latin1')
  socket.on('error', () => undefined)
  socket.on('data', (chunk: string) => {
    rest += chunk
    for (;;) {
      const end = rest.indexOf(inMail ? '\r\n.\r\n' : '\r\n')
      if (end < 0) break
      const line = inMail ? '.' : rest.slice(0, end)
      rest = rest.slice(end + (inMail ? 5 : 2))
      say(answerTo(line))
      inMail = line.toUpperCase() === 'DATA'
    }
    // The end of a mail may be cut in two anywhere.
    if (inMail && rest.length > 4) rest = rest.slice(-4)
  })
  say('220 sink.test ESMTP')
})

function answerTo(line: string): string {
  const verb = line.slice(0, 4).toUpperCase()
  if (verb === 'EHLO') return '250-sink.test\r\n250-PIPELINING\r\n250-8BITMIME\r\n250-SMTPUTF8\r\n250 DSN'
  return verb === 'DATA' ? '354 go on' : '250 2.0.0 ok'
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : 0}\n`)
})
