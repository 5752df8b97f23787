export type PageLanguage = 'nl' | 'en'

/** The language of the trial's own pages, from Accept-Language (RFC 9110, 12.5.4): the first of Dutch and English, else Dutch. */
export function pageLanguage(header: string | undefined): PageLanguage {
  const wanted = (header ?? '')
    .split(',')
    .map((range, order) => {
      const [tag = '', ...parameters] = range.trim().toLowerCase().split(';')
      const quality = parameters.map((each) => /^\s*q=([\d.]+)/.exec(each)?.[1]).find((each) => each !== undefined)
      return { language: tag.split('-')[0], quality: Number(quality ?? 1), order }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.order - b.order)
    .find(({ language }) => language === 'nl' || language === 'en')
  return wanted?.language === 'en' ? 'en' : 'nl'
}
