import type { Recipient } from '../core/words/recipient.ts'
import { testInsz } from './people.ts'

const home = { street: 'Lindelaan', houseNumber: '31', postalCode: '9999', municipality: 'Voorbeeldegem' } as const
const simulated = (houseNumber: string) =>
  ({
    street: 'Simulatorstraat',
    houseNumber,
    postalCode: '9999',
    municipality: 'Voorbeeldegem',
    country: 'BE',
  }) as const

/**
 * Recipients with a simulated outcome (3.10 of the HTTP contract): numbers of the test range with a serial of 900 to 949,
 * mailboxes of the simulator's domain, and the Simulatorstraat.
 */
export const simulatedRecipients = {
  neverReads: {
    type: 'citizen',
    insz: testInsz('700214', 920),
    name: 'Nele Ongelezen',
    language: 'nl',
    address: { ...home, country: 'BE' },
  },
  unavailable: { type: 'citizen', insz: testInsz('831130', 930), name: 'Dirk Straks', language: 'nl' },
  rejected: {
    type: 'citizen',
    insz: testInsz('910705', 940),
    name: 'Rosa Weigering',
    language: 'nl',
    address: simulated('1'),
  },
  mailDelivered: { type: 'addressee', name: 'Tuur Bezorgd', email: 'delivered@simulator.uitpost.test' },
  mailBounced: { type: 'addressee', name: 'Mira Vroeger', email: 'bounced@simulator.uitpost.test' },
  mailComplaint: { type: 'addressee', name: 'Guido Genoeg', email: 'complaint@simulator.uitpost.test' },
  posted: { type: 'addressee', name: 'Hilde Vandepost', address: simulated('1') },
  returned: { type: 'addressee', name: 'Frans Verhuisd', address: simulated('2') },
  printRejected: { type: 'addressee', name: 'Lieve Tegenslag', address: simulated('3') },
  postedLate: { type: 'addressee', name: 'Jef Vertraagd', address: simulated('4') },
} as const satisfies Readonly<Record<string, Recipient>>
