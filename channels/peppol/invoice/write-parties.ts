import type { PostalAddress } from '../../../core/words/recipient.ts'
import { element, type Xml } from '../../../core/xml/write-xml.ts'
import { type Buyer, enterpriseScheme, type Seller } from './party.ts'

const scheme = { schemeID: enterpriseScheme }

/** BG-4, with BG-5. */
export function writeSeller(seller: Seller, namesVat: boolean): Xml {
  const { name, enterpriseNumber, vat, street, postalCode, city } = seller
  const address = [
    element('cbc:StreetName', street),
    element('cbc:CityName', city),
    element('cbc:PostalZone', postalCode),
    country('BE'),
  ]
  const taxNumber = vat && namesVat ? `BE${enterpriseNumber}` : undefined
  return element('cac:AccountingSupplierParty', [party(name, enterpriseNumber, address, taxNumber)])
}

/** BG-7, with BG-8. The number says that the enterprise is registered in Belgium, also where no address is known. */
export function writeBuyer({ name, enterpriseNumber, address }: Buyer): Xml {
  const written = address === undefined ? [country('BE')] : addressOf(address)
  return element('cac:AccountingCustomerParty', [party(name, enterpriseNumber, written, undefined)])
}

function party(name: string, number: string, address: readonly Xml[], taxNumber: string | undefined): Xml {
  return element('cac:Party', [
    element('cbc:EndpointID', number, scheme),
    element('cac:PostalAddress', address),
    taxNumber === undefined
      ? undefined
      : element('cac:PartyTaxScheme', [
          element('cbc:CompanyID', taxNumber),
          element('cac:TaxScheme', [element('cbc:ID', 'VAT')]),
        ]),
    element('cac:PartyLegalEntity', [element('cbc:RegistrationName', name), element('cbc:CompanyID', number, scheme)]),
  ])
}

function addressOf(address: PostalAddress): Xml[] {
  if ('lines' in address) {
    const [first, second, ...others] = address.lines
    return [
      element('cbc:StreetName', first),
      element('cbc:AdditionalStreetName', second),
      element('cac:AddressLine', [element('cbc:Line', others.join(', '))]),
      country(address.country),
    ]
  }
  const { street, houseNumber, box, postalCode, municipality } = address
  return [
    element('cbc:StreetName', `${street} ${houseNumber}${box === undefined ? '' : ` bus ${box}`}`),
    element('cbc:CityName', municipality),
    element('cbc:PostalZone', postalCode),
    country('BE'),
  ]
}

function country(code: string): Xml {
  return element('cac:Country', [element('cbc:IdentificationCode', code)])
}
