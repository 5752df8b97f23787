import type { Language, Localized } from '../../core/words/language.ts'

/** The appearance of an entity's letters (B5). Versioned: a letter keeps the version it was rendered with. */
export interface HouseStyle {
  readonly key: string
  readonly version: number
  /** The sender's name beside the logo. */
  readonly name: Localized
  /** Hex colour with contrast ≥ 3:1 on white: house bar, action box edge, email strip. */
  readonly colour: string
  /** SVG of the logo: paths only, no text, no outside references. */
  readonly logo?: string
  /** The logo as pixels, where it is not available as SVG. */
  readonly logoPicture?: StylePicture
  /** Fonts of the entity itself; absent: Source Sans 3. */
  readonly fonts?: StyleFonts
  /** At most five lines: service, street, postal code and place, telephone, email; the same in all languages or in each. */
  readonly senderLines: readonly string[] | SenderLines
  /** One line below them: the address to which undeliverable post is returned; the same in all languages or in each. */
  readonly returnAddress?: string | Localized
  /** One line at the foot of each page, beside its number, the same in all languages or in each; large print has no space for it. */
  readonly footer?: string | Localized
  /** Signature images by key, as SVG paths. */
  readonly signatures: Readonly<Record<string, string>>
  /** Signatories by key; `{{signature}}` without a key takes the first. */
  readonly signatories?: Readonly<Record<string, StyleSignatory>>
  /** The logo as PNG (base64, white around it) for email, where SVG is not shown; its sides in CSS pixels, of two points each. */
  readonly emailLogo?: { readonly png: string; readonly width: number; readonly height: number }
  /** Other pictures by key, as SVG. */
  readonly images: Readonly<Record<string, string>>
}

/** The lines of the sender by language. */
export type SenderLines = Partial<Record<Language, readonly string[]>>

/** A PNG that was decoded and encoded again: eight bits of red, green and blue, no transparency, only the pixels. */
export interface StylePicture {
  /** Base64. */
  readonly png: string
  /** Pixels. */
  readonly width: number
  readonly height: number
}

export interface StyleFonts {
  /** The name that its makers use. */
  readonly family: string
  /** A missing italic face falls back to the upright face of the same weight. */
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
  /** SHA-256 of `file`: caches identify a font by it. */
  readonly sha256: string
  /** TrueType, reduced to the characters of letters. Stored separately from the style, and added to it for rendering. */
  readonly file?: Uint8Array
}

export interface StyleSignatory {
  readonly name: string
  readonly function: Localized
  /** Key in `signatures`. */
  readonly image?: string
}
