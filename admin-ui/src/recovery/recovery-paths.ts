export const backupsPath = '/v1/backups'
export const recoveryPath = '/v1/recovery'
export const missingLettersPath = `${recoveryPath}/letters`
export const decisionsPath = `${recoveryPath}/decisions`
