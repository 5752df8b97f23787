import type { IncomingMessage } from 'node:http'

/** The fields of a form; none when it is longer than this many characters. */
export async function readForm(request: IncomingMessage, longest: number): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) {
    text += String(chunk)
    if (text.length > longest) return new URLSearchParams()
  }
  return new URLSearchParams(text)
}
