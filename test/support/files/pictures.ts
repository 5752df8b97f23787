import { PNG } from 'pngjs'

/** A PNG with a gradient, half transparent, like a logo from a drawing program. */
export function logoPng(width = 240, height = 80): Buffer {
  const png = new PNG({ width, height })
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      png.data.set([30, (x * 200) / width, (y * 200) / height, x < width / 2 ? 255 : 120], (y * width + x) * 4)
  return PNG.sync.write(png)
}
