assert new File(basedir, 'usr/bin/kismet').setExecutable(true)
