import { testEnterpriseNumber } from './people.ts'

/** The entities of the trial that send invoices over Peppol, as the access point knows them. */
export const invoicingEntities = [
  {
    entity: 'OVO000901',
    name: 'Agentschap Voorbeeldbelastingen',
    enterpriseNumber: testEnterpriseNumber('09990009'),
    vat: true,
    street: 'Voorbeeldlaan 1',
    postalCode: '9999',
    city: 'Voorbeeldegem',
  },
  {
    entity: '0999000327',
    name: 'Gemeente Voorbeeldegem',
    enterpriseNumber: '0999000327',
    vat: true,
    street: 'Marktplein 1',
    postalCode: '9999',
    city: 'Voorbeeldegem',
  },
] as const
