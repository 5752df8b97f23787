import { defineConfig } from 'vite'
import { appConfig } from './src/ui/build/app-config.ts'

export default defineConfig(appConfig('admin'))
