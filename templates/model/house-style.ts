import type { Language, Localized } from '../../core/words/language.ts'

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
  /** The logo as pixels, where there is no drawing of it. */
  readonly logoPicture?: StylePicture
  /** The letters of its own; absent: Source Sans 3. */
  readonly fonts?: StyleFonts
  /** At most five lines: service, street, postal code and place, telephone, email; the same in all languages or in each. */
  readonly senderLines: readonly string[] | SenderLines
  /** One line below them: where post goes back to that cannot be delivered; the same in all languages or in each. */
  readonly returnAddress?: string | Localized
  /** One line at the foot of each page, beside its number, the same in all languages or in each; large print has no room for it. */
  readonly footer?: string | Localized
  /** Signature images by key, as SVG paths. */
  readonly signatures: Readonly<Record<string, string>>
  /** Who may sign, by key; `{{signature}}` without a key takes the first. */
  readonly signatories?: Readonly<Record<string, StyleSignatory>>
  /** The logo as PNG (base64, white around it) for email, where SVG is not shown; sides in CSS pixels, of two points each. */
  readonly emailLogo?: { readonly png: string; readonly width: number; readonly height: number }
  /** Other pictures by key, as SVG. */
  readonly images: Readonly<Record<string, string>>
}

/** The lines of the sender by language. */
export type SenderLines = Partial<Record<Language, readonly string[]>>

/** A PNG that was decoded and written anew: eight bits of red, green and blue, no transparency, nothing beside the pixels. */
export interface StylePicture {
  /** Base64. */
  readonly png: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

export interface StyleFonts {
  /** As its makers call it. */
  readonly family: string
  /** What is absent is set upright, or regular. */
  readonly faces: {
    readonly regular: StyleFont
    readonly bold: StyleFont
    readonly italic?: StyleFont
    readonly boldItalic?: StyleFont
  }
}

export interface StyleFont {
  /** `fnt_…` */
  readonly id: string
  /** Of `file`: caches know a font by it. */
  readonly sha256: string
  /** TrueType, trimmed to the characters of letters. Kept apart from the style, and joined to it for rendering. */
  readonly file?: Uint8Array
}

export interface StyleSignatory {
  readonly name: string
  readonly function: Localized
  /** Key in `signatures`. */
  readonly image?: string
}
