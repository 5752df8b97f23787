import type { ParsedMail } from 'mailparser'

/** A mail that came back, in the pieces that readers use. */
export interface ReturnedMail {
  /** Value of a header in lower-case name, unfolded; '' when it is absent. */
  header(name: string): string
  /** Address of the sender in lower case, '' when there is none. */
  readonly from: string
  readonly subject: string
  readonly text: string
  /** Content of the first part of a media type. */
  part(mediaType: string): string | undefined
  /** The whole mail, decoded, since a token may be anywhere in it. */
  readonly everything: string
}

export function returnedMail(parsed: ParsedMail): ReturnedMail {
  const headers = parsed.headerLines.map(({ key, line }) => ({
    key,
    value: line
      .slice(line.indexOf(':') + 1)
      .replace(/\s+/g, ' ')
      .trim(),
  }))
  const parts = parsed.attachments.map(({ contentType, content }) => ({
    mediaType: contentType.toLowerCase(),
    content: content.toString('latin1'),
  }))
  const html = typeof parsed.html === 'string' ? parsed.html : ''
  const { text: given = '' } = parsed
  const text = given.trim() === '' ? textOf(html) : given
  return {
    header: (name) => headers.find(({ key }) => key === name)?.value ?? '',
    from: parsed.from?.value[0]?.address?.toLowerCase() ?? '',
    subject: parsed.subject ?? '',
    text,
    part: (mediaType) => parts.find((part) => part.mediaType === mediaType)?.content,
    everything: [...headers.map(({ value }) => value), text, html, ...parts.map(({ content }) => content)].join('\n'),
  }
}

/** The text of an HTML part, enough to find codes and phrases in it. */
function textOf(html: string): string {
  return html
    .replaceAll(/<(style|script)\b[^]*?<\/\1>/gi, '')
    .replaceAll(/<(br|\/p|\/div|\/tr|\/h\d|\/li)\b[^>]*>/gi, '\n')
    .replaceAll(/<[a-z/!][^>]*>/gi, ' ')
    .replaceAll(/&(lt|gt|amp|quot|nbsp|#39|#64|#x40);/gi, (_, name: string) => entities[name.toLowerCase()] ?? ' ')
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
  '#64': '@',
  '#x40': '@',
}

/** Groups of `Name: value` lines, as in reports (RFC 3464, 2.1; RFC 5965): one map each, names in lower case. */
export function fieldGroups(content: string): Map<string, string>[] {
  const unfolded = content.replace(/\r\n?/g, '\n').replace(/\n[ \t]+(?=\S)/g, ' ')
  return unfolded
    .split(/\n[ \t]*\n/)
    .map((group) => {
      const fields = group.matchAll(/^([!-9;-~]+)[ \t]*:[ \t]*(.*)$/gm)
      return new Map([...fields].map(([, name = '', value = '']) => [name.toLowerCase(), value.trim()]))
    })
    .filter((group) => group.size > 0)
}
