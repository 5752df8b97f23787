/** Een proef: een brief die iemand eerst aan zichzelf verstuurt. */
export const testLettersNl = {
  testLetter: {
    do: 'Stuur mij een proef',
    busy: 'De proef vertrekt …',
    hint: 'De proef gaat per e-mail naar uw eigen adres, met de brief als pdf. Ze telt nergens mee.',
    sent: 'De proef vertrok naar {{to}}.',
    waiting: 'De proef voor {{to}} vertrekt zodra de mailserver antwoordt.',
    failed: 'De proef kon niet naar {{to}}. Kijk uw e-mailadres na bij uw aanmelding.',
    fault: {
      'UP-1001': 'Er zijn nog fouten in de brief. Er is geen proef verstuurd.',
      'UP-1429': 'U vroeg het voorbije uur al 20 proeven. Wacht even.',
      'UP-1503': 'Er wachten nu veel brieven. Probeer het over enkele tellen opnieuw.',
      'UP-3094': 'Uw aanmelding geeft geen e-mailadres door. Er is geen proef verstuurd.',
      other: 'We konden de proef niet versturen. Probeer het opnieuw.',
    },
  },
} as const
