import type { TemplateSource } from '../model/template-source.ts'

/** Whether a person signs depends on the house style: without signatories a letter ends without a signature. */
const body = (words: readonly string[], isSigned: boolean): string => {
  const [greeting, intro, head, text, table, closing] = words
  const signature = isSigned ? '\n\n{{signature}}' : ''
  return `${greeting}\n\n${intro}\n\n{{actions}}\n\n# ${head}\n\n${text}\n\n${table}\n\n${closing}${signature}`
}

/** An example letter, with all parts in which a house style is visible: for an entity that has no template of its own yet. */
export function specimenSource(isSigned: boolean): TemplateSource {
  return {
    languages: {
      nl: {
        subject: 'Zo zien uw brieven eruit',
        body: body(
          [
            'Beste mevrouw Voorbeeld,',
            'Dit is een voorbeeld. U ziet hier **alle onderdelen** van een brief in deze huisstijl.',
            'Een tussentitel',
            'Onder een titel staat gewone tekst. *Schuine* en **vette** letters vallen op, maar niet te veel.',
            '| Onderdeel | Bedrag |\n| --- | ---: |\n| Eerste regel | {{money bedrag}} |\n| Tweede regel | {{money bedrag}} |',
            'Met vriendelijke groeten,',
          ],
          isSigned,
        ),
      },
      fr: {
        subject: 'Voici vos lettres',
        body: body(
          [
            'Madame,',
            'Ceci est un exemple. Vous voyez ici **tous les éléments** d’une lettre dans cette charte graphique.',
            'Un intertitre',
            'Sous un titre vient le texte. Les *italiques* et le **gras** se remarquent, sans excès.',
            '| Élément | Montant |\n| --- | ---: |\n| Première ligne | {{money bedrag}} |\n| Deuxième ligne | {{money bedrag}} |',
            'Cordialement,',
          ],
          isSigned,
        ),
      },
      de: {
        subject: 'So sehen Ihre Briefe aus',
        body: body(
          [
            'Sehr geehrte Frau Beispiel,',
            'Dies ist ein Beispiel. Sie sehen hier ***alle Teile** eines Briefes in dieser Gestaltung.',
            'Ein Zwischentitel',
            'Unter einem Titel steht der Text. *Kursive* und **fette** Buchstaben fallen auf, aber nicht zu sehr.',
            '| Teil | Betrag |\n| --- | ---: |\n| Erste Zeile | {{money bedrag}} |\n| Zweite Zeile | {{money bedrag}} |',
            'Mit freundlichen Grüßen',
          ],
          isSigned,
        ),
      },
      en: {
        subject: 'This is how your letters look',
        body: body(
          [
            'Dear Ms Example,',
            'This is an example. It shows **all the parts** of a letter in this house style.',
            'A heading',
            'Text follows a heading. Words in *italics* and in **bold** stand out, but not too much.',
            '| Part | Amount |\n| --- | ---: |\n| First line | {{money bedrag}} |\n| Second line | {{money bedrag}} |',
            'Kind regards,',
          ],
          isSigned,
        ),
      },
    },
    fallback: ['nl'],
    variables: [{ name: 'bedrag', type: 'money', required: true, example: '384.20', label: { nl: 'Bedrag' } }],
    actions: [
      {
        kind: 'reply',
        due: '2027-01-23',
        text: {
          nl: 'Kijk deze brief na.',
          fr: 'Vérifiez cette lettre.',
          de: 'Prüfen Sie diesen Brief.',
          en: 'Check this letter.',
        },
      },
    ],
    samples: [],
    blocks: [],
  }
}
