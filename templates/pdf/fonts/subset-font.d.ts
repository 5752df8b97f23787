/** The part of subset-font that is used; the package ships no types. */
declare module 'subset-font' {
  /** The font with the glyphs of these characters, its features kept. Rejects for a font that HarfBuzz cannot read. */
  export default function subsetFont(font: Buffer, text: string, options: { targetFormat: 'truetype' }): Promise<Buffer>
}
