import { findCodes, type Pixels } from './find-codes.ts'

/** Reads pictures beside the page, so that the video does not stutter. Each picture gets one answer: the texts of its codes. */
addEventListener('message', ({ data }: MessageEvent<Pixels>) => {
  postMessage(findCodes(data))
})
