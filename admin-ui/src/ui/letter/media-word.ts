const words: Readonly<Record<string, 'words.pdf' | 'words.html' | 'words.xml' | 'words.text'>> = {
  'application/pdf': 'words.pdf',
  'text/html': 'words.html',
  'application/xml': 'words.xml',
  'text/plain': 'words.text',
}

/** The text key of the kind of file; undefined when only its media type is known. */
export function mediaWord(mediaType: string): 'words.pdf' | 'words.html' | 'words.xml' | 'words.text' | undefined {
  return words[mediaType.split(';')[0] ?? '']
}
