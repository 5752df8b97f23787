/**
 * What is bundled into `dist/program/`: the command line, and each program that a thread or a child process runs. All are in one folder,
 * so that the module that starts a program finds it beside itself, in whatever file that module is bundled; their names must
 * differ.
 */
export const programs = [
  'cli/program.ts',
  'templates/render/render-worker.ts',
  'templates/render/asset-process.ts',
  'templates/supplied/process/document-process.ts',
  'dispatcher/batches/tables/xlsx/workbook-process.ts',
  'bench/bench.ts',
  'bench/callbacks/receiver.ts',
  'bench/ebox/stand-in.ts',
  'bench/email/mail-sink.ts',
  'bench/load/post-letters.ts',
  'bench/print-run/hub.ts',
  'bench/print-run/sftp-server.ts',
]
