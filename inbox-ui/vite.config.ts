import { defineConfig } from 'vite'
import { appConfig } from '../admin-ui/src/ui/build/app-config.ts'

export default defineConfig(appConfig('inbox'))
