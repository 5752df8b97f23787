import type { HeldSource } from './held.ts'
import { ofMessages, ofPerson } from './pages.ts'
import {
  readAlerts,
  readCallbacks,
  readDrafts,
  readGuests,
  readInbox,
  readIncoming,
  readPartners,
  readPreferences,
  readRectifications,
  readSuppressed,
  readWhoLooked,
} from './read-about-person.ts'
import { readDigitalMail, readLists, readPaper, readReturned } from './read-beside-messages.ts'
import { readHeldMessages } from './read-messages.ts'
import { readRecords } from './read-records.ts'

/** Where the hub holds data about a person, one source for each kind, in the order of the package. */
export const heldSources: readonly HeldSource[] = [
  { kind: 'letters', read: readRecords },
  ofMessages('messages', readHeldMessages),
  ofPerson('inbox-letters', readInbox),
  ofMessages('paper', readPaper),
  ofMessages('digital-mail', readDigitalMail),
  { kind: 'alerts', read: readAlerts },
  ofPerson('preferences', readPreferences),
  { kind: 'suppressed-addresses', read: readSuppressed },
  ofMessages('returned-letters', readReturned),
  ofPerson('incoming-mail', readIncoming),
  ofMessages('lists', readLists),
  { kind: 'drafts', read: readDrafts },
  ofPerson('guest-lists', readGuests),
  ofPerson('callbacks', readCallbacks),
  ofPerson('partners', readPartners),
  ofPerson('rectifications', readRectifications),
  { kind: 'who-looked', read: readWhoLooked },
]
