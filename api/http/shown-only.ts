/** Headers of a letter as a page: it is shown and never run, so that it may load nothing and start nothing. */
export const shownOnly = {
  'Content-Security-Policy': "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
} as const
