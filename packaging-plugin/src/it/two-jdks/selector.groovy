// There is one with -Pfull, which fails without, unless it was told to do without.
return secondJdk != null && secondJdk.startsWith('/')
