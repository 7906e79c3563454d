import module from 'node:module';

// A thread does not have the compile cache of its process: without it, it would compile every module anew.
module.enableCompileCache?.();
await import('./serve-mock.ts');
