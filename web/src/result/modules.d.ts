/** 3Dmol's own types describe another build of it. */
declare module "3dmol/build/3Dmol.es6-min.js";
