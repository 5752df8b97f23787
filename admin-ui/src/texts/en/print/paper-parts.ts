/** Printing and postage apart. */
export const paperPartsEn = {
  paperParts: {
    printing: 'Printing',
    postage: 'Postage',
    unsplit: 'Not split',
    together: 'Together',
    printingIs: 'printing {{amount}}',
    postageIs: 'postage {{amount}}',
    unsplitIs: 'not split {{amount}}',
    noSplit: 'not split into printing and postage',
    withPostage: '{{price}}, of which {{postage}} postage',
    chart: 'Cost on paper per month',
    chartSub:
      'Until the bill arrives, the tariff counts. Tariffs and bills with one amount for printing and postage are not split.',
    heard: '{{amount}} on paper.',
  },
} as const
