/** In what a letter is written for its channels: the printable PDF, the page of the inbox, the mail. */
export type Medium = 'letter' | 'page' | 'email'
