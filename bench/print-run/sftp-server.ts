import { startSftpSink } from '../../cli/trial/sftp-sink.ts'

// The print partner's server of a measurement: a process of its own, so that neither its memory nor its work is counted as the hub's.
// Started by `start-sftp-server.ts`.

/** What the server is started with. */
export interface SftpTask {
  readonly dataDir: string
  readonly username: string
  readonly password: string
}

process.once('message', (task: SftpTask) => {
  void startSftpSink(task).then(({ url, hostKeyFingerprint }) => {
    process.on('disconnect', () => process.exit())
    process.send?.({ url, hostKey: hostKeyFingerprint })
  })
})
