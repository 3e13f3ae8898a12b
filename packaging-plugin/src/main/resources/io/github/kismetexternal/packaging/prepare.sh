# What --prepare does: makes an archive of the classes that a start loads, from which the JVM takes them in less time.
# Becomes part of the launcher, whose functions and variables it uses. Its arguments are the JVM's options.
# shellcheck shell=sh disable=SC2154

nothing_lost='or leave it: the plugin starts without an archive too, only slower'

owner_of() (
    # shellcheck disable=SC2012 # the name is not looked at
    ls -ldn -- "$1" | {
        read -r _ _ owner _
        printf '%s\n' "$owner"
    }
)

# One that fails leaves nothing behind, and a start never sees half of one: "made-by" goes first and comes last.
prepare() {
    if [ "$shared_archive" != true ]; then
        printf '%s\n' "Kismet plugin $dirname was built to start without an archive of classes. Nothing was done."
        return
    fi
    [ -n "$version" ] || fail "$java does not tell its version, without which no archive of classes is made" \
        "use a Java with a file release in its home, $nothing_lost"
    cache=$plugin_dir/cache
    [ "$(owner_of "$plugin_dir")" = "$user" ] || fail "the plugin's directory ($plugin_dir) belongs to another user" \
        "run $0 --prepare as that user, $nothing_lost"
    umask 077
    [ -d "$cache" ] || mkdir -- "$cache" || fail "$cache cannot be made" "make room for it, $nothing_lost"
    is_safe "$cache" || fail "$cache must belong to this user and be writable for nobody else" \
        "delete it, $nothing_lost"
    new=$cache/new.$$
    trap 'rm -rf -- "$new"' EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    mkdir -- "$new" || fail "$new cannot be made" "make room for it, $nothing_lost"

    # A start without Kismet: nothing can be read, and what is written goes nowhere.
    "$java" "$@" -Dkismet.plugin.prepare=true "-XX:DumpLoadedClassList=$new/classes" "$main_class" \
        --in-fd=3 --out-fd=4 3</dev/null 4>/dev/null </dev/null >"$new/log" 2>&1 || prepare_failed
    # The options of a start, as an archive fits no others; those behind them are for making it only.
    set -- "$@" -Xshare:dump "-XX:SharedClassListFile=$new/classes" "-XX:SharedArchiveFile=$new/classes.jsa" -Xmx128m
    [ "$version" -lt 25 ] || set -- "$@" -XX:+AOTClassLinking
    "$java" "$@" </dev/null >"$new/log" 2>&1 || prepare_failed
    archive_size=0
    chmod 600 "$new/classes.jsa" && is_safe "$new/classes.jsa"
    [ "$archive_size" -gt 0 ] || prepare_failed
    cat -- "$release" >"$new/release"
    printf '%s\n' "$release" "$jars_digest" "$plugin_dir" "$archive_size" >"$new/made-by"
    if [ "$user" -eq 0 ]; then
        # Root prepares for whoever runs Kismet.
        chmod 755 "$cache" && chmod 644 "$new/classes.jsa" "$new/release" "$new/made-by"
    fi
    rm -f -- "$cache/made-by"
    if ! mv -f -- "$new/classes.jsa" "$new/release" "$cache" || ! mv -f -- "$new/made-by" "$cache"; then
        prepare_failed
    fi
    printf '%s\n' "Kismet plugin $dirname starts faster from now on, by an archive of classes ($((archive_size / 1000000)) MB):" \
        "    $cache/classes.jsa, for Java $version ($java)" \
        'After a change of Java or of the plugin it is not used any more; then make it again.'
}

prepare_failed() {
    sed 's/^/    /' "$new/log" >&2
    fail "the archive of classes in $cache could not be made; above is what Java said" \
        "mend that and run $0 --prepare again, $nothing_lost"
}
