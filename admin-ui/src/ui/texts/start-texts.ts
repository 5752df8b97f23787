import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import type { Language } from '../api/api-types.ts'
import { recall, remember } from '../storage.ts'

/** The texts of one language, by key; all leaves are strings. */
export interface Texts {
  readonly [key: string]: string | Texts
}
export type Loaders = Partial<Record<Language, () => Promise<readonly Texts[]>>>

const storageKey = 'uitpost-language'

/** Loads the texts of the reader's language only: the choice on this device, otherwise that of the browser, otherwise Dutch. */
export async function startTexts(loaders: Loaders): Promise<void> {
  const offered = Object.keys(loaders) as Language[]
  const wished = [recall(storageKey), ...navigator.languages.map((each) => each.slice(0, 2))]
  const language =
    wished.map((wish) => offered.find((each) => each === wish)).find((each) => each !== undefined) ?? 'nl'
  await i18next.use(initReactI18next).init({
    lng: language,
    resources: { [language]: { translation: await load(loaders, language) } },
    supportedLngs: offered,
    fallbackLng: false,
    interpolation: { escapeValue: false },
  })
  document.documentElement.lang = language
}

export async function changeLanguage(loaders: Loaders, language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation')) {
    i18next.addResourceBundle(language, 'translation', await load(loaders, language))
  }
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  remember(storageKey, language)
}

async function load(loaders: Loaders, language: Language): Promise<Texts> {
  const parts = (await loaders[language]?.()) ?? []
  return Object.assign({}, ...parts) as Texts
}
