/** A test: a letter that its writer first sends to themself. */
export const testLettersEn = {
  testLetter: {
    do: 'Send me a test',
    busy: 'The test is leaving …',
    hint: 'The test goes by email to your own address, with the letter as PDF. It is not counted.',
    sent: 'The test left for {{to}}.',
    waiting: 'The test for {{to}} leaves as soon as the mail server answers.',
    failed: 'The test could not go to {{to}}. Check the email address of your sign-in.',
    fault: {
      'UP-1001': 'The letter still has faults. No test was sent.',
      'UP-1429': 'You asked for 20 tests in the past hour. Wait a while.',
      'UP-1503': 'Many letters are waiting now. Try again in a few seconds.',
      'UP-3094': 'Your sign-in gives no email address. No test was sent.',
      other: 'We could not send the test. Try again.',
    },
  },
} as const
