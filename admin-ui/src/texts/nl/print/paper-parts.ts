/** Drukwerk en port apart. */
export const paperPartsNl = {
  paperParts: {
    printing: 'Drukwerk',
    postage: 'Port',
    unsplit: 'Niet gesplitst',
    together: 'Samen',
    printingIs: 'drukwerk {{amount}}',
    postageIs: 'port {{amount}}',
    unsplitIs: 'niet gesplitst {{amount}}',
    noSplit: 'niet gesplitst in drukwerk en port',
    withPostage: '{{price}}, waarvan {{postage}} port',
    chart: 'Kosten op papier per maand',
    chartSub:
      'Zolang er geen factuur is, rekenen we met het tarief. Tarieven en facturen met één bedrag voor drukwerk en port zijn niet gesplitst.',
    heard: '{{amount}} op papier.',
  },
} as const
