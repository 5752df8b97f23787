/** The classes of letter from which an officer chooses. */
export const messageClasses = ['information', 'decision', 'invitation', 'reminder', 'payment'] as const
