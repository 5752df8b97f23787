import { escapeHtml } from '../../core/escape-html.ts'
import type { Language } from '../../core/words/language.ts'

interface Words {
  readonly title: string
  readonly text: string
  readonly read: string
  readonly check: string
}

const words: Readonly<Record<Language, Words>> = {
  nl: {
    title: 'Deze bladzijde bestaat niet',
    text: 'Controleer het adres van de bladzijde.',
    read: 'Lees uw brieven',
    check: 'Is deze brief echt?',
  },
  fr: {
    title: 'Cette page n’existe pas',
    text: 'Vérifiez l’adresse de la page.',
    read: 'Lire vos lettres',
    check: 'Cette lettre est-elle authentique\u00a0?',
  },
  de: {
    title: 'Diese Seite gibt es nicht',
    text: 'Prüfen Sie die Adresse der Seite.',
    read: 'Ihre Briefe lesen',
    check: 'Ist dieser Brief echt?',
  },
  en: {
    title: 'This page does not exist',
    text: 'Check the address of the page.',
    read: 'Read your letters',
    check: 'Is this letter real?',
  },
}

/** The page that a person sees at an address where nothing is; programs get a problem document. */
export function notFoundPage(language: Language): string {
  const { title, text, read, check } = words[language]
  return `<!doctype html><html lang="${language}"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${escapeHtml(title)} – Uitpost</title><link rel="icon" href="/inbox/uitpost-symbol.svg">
<link rel="stylesheet" href="/docs/page.css"><main><h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>
<ul><li><a href="/inbox/">${escapeHtml(read)}</a></li><li><a href="/check">${escapeHtml(check)}</a></li></ul></main></html>`
}
