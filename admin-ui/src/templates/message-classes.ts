/** The kinds of letter that an officer chooses from. */
export const messageClasses = ['information', 'decision', 'invitation', 'reminder', 'payment'] as const
