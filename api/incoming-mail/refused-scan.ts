import { Refusal } from '../../core/fault.ts'
import type { ScanFault } from '../../templates/supplied/scan/scan-task.ts'

/** What to do about a scan that cannot be stored. */
const repairs: Readonly<Record<ScanFault, string>> = {
  heic: 'This is a HEIC or AVIF picture of a phone. Set its camera to the most compatible format (JPEG), or send the picture as a PDF or JPEG.',
  'other-kind': 'Send a PDF, JPEG, PNG or TIFF: this file is of another kind.',
  damaged: 'The file is damaged or cut off. Scan the paper again.',
  encrypted: 'The PDF is protected. Save it without password and without restrictions.',
  'active-content': 'The PDF holds a script, another file, sound or film. Scan the paper, or print the file to PDF.',
  'too-many-pages': 'A scan has at most 100 pages. Send it in parts.',
  'too-large': 'A picture has at most 80 million pixels. Scan with at most 300 dots to the inch (dpi).',
  'picture-form':
    'This form of TIFF or JPEG cannot be read (CMYK, tiles, 16 bits, or an old compression). Save it as PDF, as JPEG in colour or grey, or as TIFF with compression Group 4, LZW or none.',
  'too-heavy':
    'The file cannot be read within the limits of memory and time. Scan with at most 300 dots to the inch (dpi).',
}

export function refusedScan(reason: ScanFault): Refusal {
  const detail = repairs[reason]
  return new Refusal('UP-4050', detail, [{ in: 'body', pointer: '/file', code: 'UP-4050', detail, reason }])
}
