/**
 * The records of a ZIP (APPNOTE.TXT 6.3.10 of PKWARE): local headers, data descriptors, the central directory and its end. Names are
 * UTF-8. Records of ZIP64 are written only where a number needs them.
 */
export interface ZippedFile {
  readonly name: Buffer
  readonly isDeflated: boolean
  readonly crc: number
  /** Bytes in the ZIP, and of the file. */
  readonly packed: number
  readonly size: number
  /** Where its local header begins. */
  readonly offset: number
}

export const maxUint32 = 0xffff_ffff
const maxUint16 = 0xffff
/** A regular file with `rw-rw-r--`, in the upper half as Unix writes it. */
const fileMode = 0o100664 * 0x1_0000
const madeOnUnix = 0x0300 + 45

const flagUtf8 = 0x0800
const flagDescriptor = 0x0008

/** The date of the files: as MS-DOS (two-second steps, no zone), and as the seconds since 1970 of the extra field `UT`. */
export interface ZipTime {
  readonly time: number
  readonly date: number
  readonly seconds: number
}

/** @param zone `local`: the date reads as in the zone of this process; `utc`: the same bytes on every machine */
export function zipTime(at: Date, zone: 'local' | 'utc'): ZipTime {
  const moved = zone === 'utc' ? at : new Date(at.getTime() - at.getTimezoneOffset() * 60_000)
  const year = Math.min(Math.max(moved.getUTCFullYear(), 1980), 2107)
  return {
    time: (moved.getUTCHours() << 11) | (moved.getUTCMinutes() << 5) | (moved.getUTCSeconds() >> 1),
    date: ((year - 1980) << 9) | ((moved.getUTCMonth() + 1) << 5) | moved.getUTCDate(),
    seconds: Math.floor(at.getTime() / 1_000),
  }
}

/** `known`: the sizes are in the header; otherwise a descriptor follows the bytes. */
export function localHeader(
  { name, isDeflated }: Pick<ZippedFile, 'name' | 'isDeflated'>,
  at: ZipTime,
  known?: Pick<ZippedFile, 'crc' | 'packed' | 'size'>,
): Buffer {
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x0403_4b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(flagUtf8 | (known === undefined ? flagDescriptor : 0), 6)
  writeCommon(header, 8, isDeflated, at, known ?? { crc: 0, packed: 0, size: 0 })
  header.writeUInt16LE(name.length, 26)
  const extra = timeField(at)
  header.writeUInt16LE(extra.length, 28)
  return Buffer.concat([header, name, extra])
}

export function descriptor({ crc, packed, size }: Pick<ZippedFile, 'crc' | 'packed' | 'size'>): Buffer {
  const record = Buffer.alloc(16)
  record.writeUInt32LE(0x0807_4b50, 0)
  record.writeUInt32LE(crc, 4)
  record.writeUInt32LE(packed, 8)
  record.writeUInt32LE(size, 12)
  return record
}

/** The entry of a file in the central directory. @param streamed whether a descriptor follows its bytes */
export function directoryEntry(file: ZippedFile, at: ZipTime, streamed: boolean): Buffer {
  const { name, offset, isDeflated } = file
  const isFar = offset >= maxUint32
  const extra = isFar ? Buffer.concat([timeField(at), farField(offset)]) : timeField(at)
  const entry = Buffer.alloc(46)
  entry.writeUInt32LE(0x0201_4b50, 0)
  entry.writeUInt16LE(madeOnUnix, 4)
  entry.writeUInt16LE(isFar ? 45 : 20, 6)
  entry.writeUInt16LE(flagUtf8 | (streamed ? flagDescriptor : 0), 8)
  writeCommon(entry, 10, isDeflated, at, file)
  entry.writeUInt16LE(name.length, 28)
  entry.writeUInt16LE(extra.length, 30)
  entry.writeUInt32LE(fileMode, 38)
  entry.writeUInt32LE(isFar ? maxUint32 : offset, 42)
  return Buffer.concat([entry, name, extra])
}

/** What ends a ZIP of so many files, whose central directory has this size and begins here. */
export function directoryEnd(files: number, size: number, offset: number): Buffer {
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x0605_4b50, 0)
  end.writeUInt16LE(Math.min(files, maxUint16), 8)
  end.writeUInt16LE(Math.min(files, maxUint16), 10)
  end.writeUInt32LE(Math.min(size, maxUint32), 12)
  end.writeUInt32LE(Math.min(offset, maxUint32), 16)
  if (files < maxUint16 && size < maxUint32 && offset < maxUint32) return end
  const far = Buffer.alloc(56)
  far.writeUInt32LE(0x0606_4b50, 0)
  far.writeBigUInt64LE(44n, 4)
  far.writeUInt16LE(madeOnUnix, 12)
  far.writeUInt16LE(45, 14)
  far.writeBigUInt64LE(BigInt(files), 24)
  far.writeBigUInt64LE(BigInt(files), 32)
  far.writeBigUInt64LE(BigInt(size), 40)
  far.writeBigUInt64LE(BigInt(offset), 48)
  const locator = Buffer.alloc(20)
  locator.writeUInt32LE(0x0706_4b50, 0)
  locator.writeBigUInt64LE(BigInt(offset + size), 8)
  locator.writeUInt32LE(1, 16)
  return Buffer.concat([far, locator, end])
}

/** Method, time, date, CRC and sizes, which local headers and the central directory have in the same order. */
function writeCommon(
  record: Buffer,
  from: number,
  isDeflated: boolean,
  { time, date }: ZipTime,
  { crc, packed, size }: Pick<ZippedFile, 'crc' | 'packed' | 'size'>,
): void {
  record.writeUInt16LE(isDeflated ? 8 : 0, from)
  record.writeUInt16LE(time, from + 2)
  record.writeUInt16LE(date, from + 4)
  record.writeUInt32LE(crc, from + 6)
  record.writeUInt32LE(packed, from + 10)
  record.writeUInt32LE(size, from + 14)
}

/** The extra field `UT` of Info-ZIP: the date as an instant. */
function timeField({ seconds }: ZipTime): Buffer {
  const field = Buffer.alloc(9)
  field.writeUInt16LE(0x5455, 0)
  field.writeUInt16LE(5, 2)
  field.writeUInt8(1, 4)
  field.writeInt32LE(seconds, 5)
  return field
}

/** The extra field of ZIP64 with an offset that does not fit 32 bits. */
function farField(offset: number): Buffer {
  const field = Buffer.alloc(12)
  field.writeUInt16LE(1, 0)
  field.writeUInt16LE(8, 2)
  field.writeBigUInt64LE(BigInt(offset), 4)
  return field
}
