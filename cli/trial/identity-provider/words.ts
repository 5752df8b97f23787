import type { PageLanguage } from '../pages/page-language.ts'

const nl = {
  title: 'Meld u aan',
  note: 'Deze pagina speelt de aanmelddienst van de overheid na.',
  username: 'Gebruikersnaam',
  password: 'Wachtwoord',
  passwordHint: 'Het staat in het venster waarin u Uitpost startte.',
  submit: 'Meld u aan',
  wrong: 'Naam en wachtwoord horen niet bij elkaar. Kijk beide na.',
  people: { staff: 'Medewerkers van de proef', citizen: 'Burgers van de proef' },
  pick: 'Kies iemand om de naam in te vullen.',
  person: 'Persoon',
  does: { staff: 'Rollen', citizen: 'Leest ook voor' },
  self: 'alleen zichzelf',
  expiredTitle: 'Deze aanmelding is verlopen',
  expired: 'Ga terug naar Uitpost en meld u opnieuw aan.',
  refusedTitle: 'We kunnen u niet aanmelden',
  refused: 'De toepassing vroeg iets dat deze aanmelddienst niet kent. Er is niets gebeurd.',
}

export const signInWords: Readonly<Record<PageLanguage, typeof nl>> = {
  nl,
  en: {
    title: 'Sign in',
    note: 'This page plays the sign-in service of the government.',
    username: 'User name',
    password: 'Password',
    passwordHint: 'It stands in the window in which you started Uitpost.',
    submit: 'Sign in',
    wrong: 'Name and password do not belong together. Check both.',
    people: { staff: 'Staff of the trial', citizen: 'Citizens of the trial' },
    pick: 'Choose somebody to fill in the name.',
    person: 'Person',
    does: { staff: 'Roles', citizen: 'Also reads for' },
    self: 'nobody else',
    expiredTitle: 'This sign-in has expired',
    expired: 'Go back to Uitpost and sign in again.',
    refusedTitle: 'We cannot sign you in',
    refused: 'The application asked for something that this service does not know. Nothing happened.',
  },
}
