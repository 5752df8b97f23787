import type { Localized } from '../../core/words/language.ts'

/** How an entity's letters look (B5). Versioned: a letter is bound to the version it was rendered with. */
export interface HouseStyle {
  readonly key: string
  readonly version: number
  /** The sender's name beside the logo. */
  readonly name: Localized
  /** Hex colour with contrast ≥ 3:1 on white: house bar, action box edge, email strip. */
  readonly colour: string
  /** SVG of the logo: paths only, no text, no outside references. */
  readonly logo?: string
  /** At most five lines: service, street, postal code and place, telephone, email. */
  readonly senderLines: readonly string[]
  /** Signature images by key, as SVG paths. */
  readonly signatures: Readonly<Record<string, string>>
  /** Who may sign, by key; `{{signature}}` without a key takes the first. */
  readonly signatories?: Readonly<Record<string, StyleSignatory>>
  /** The logo as PNG (base64) for email, where SVG is not shown; drawn 40 px high. */
  readonly emailLogo?: { readonly png: string; readonly width: number; readonly height: number }
  /** Other pictures by key, as SVG. */
  readonly images: Readonly<Record<string, string>>
}

export interface StyleSignatory {
  readonly name: string
  readonly function: Localized
  /** Key in `signatures`. */
  readonly image?: string
}
