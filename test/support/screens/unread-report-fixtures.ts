import type { UnreadReport } from '../../../admin-ui/src/ui/api/operator-types.ts'

/** Mails that came back and that no reader understood: of a letter, and of none that is known. */
export const unreadReports: readonly UnreadReport[] = [
  {
    id: 'unr_1',
    receivedAt: '2026-11-23T09:12:00Z',
    domain: 'mail.example.org',
    message: 'msg_01kb2c7d8e9f0g1h2j3k4m5n6p',
    delivery: 'dlv_01kb2c7d8e9f0g1h2j3k4m5n6p_1',
    text: 'Re: Uw aanvraag\n\nDeze postbus wordt niet meer gelezen door …@example.org.\nStuur uw vraag naar het onthaal.',
  },
  {
    id: 'unr_2',
    receivedAt: '2026-11-22T16:40:00Z',
    domain: 'webmail.example',
    text: 'Storing bij het doorsturen van een bericht met een lang onderwerp dat hier niet helemaal op een regel past\n\nHet bericht aan …@webmail.example kon niet verwerkt worden.',
  },
]
