const words: Readonly<Record<string, 'words.pdf' | 'words.html' | 'words.text'>> = {
  'application/pdf': 'words.pdf',
  'text/html': 'words.html',
  'text/plain': 'words.text',
}

/** The text that says what kind of file it is; undefined where only its media type is known. */
export function mediaWord(mediaType: string): 'words.pdf' | 'words.html' | 'words.text' | undefined {
  return words[mediaType.split(';')[0] ?? '']
}
