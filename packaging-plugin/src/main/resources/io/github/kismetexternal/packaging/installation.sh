# What install.sh and uninstall.sh have in common: where things are, what is ours, and the lines of kismet_site.conf.
# Becomes part of both, so that each is all that is needed.
# shellcheck shell=sh disable=SC2034,SC2154

set -euf # -f: nothing is a file name pattern but where "set +f" says so
unset CDPATH
LC_ALL=C
export LC_ALL
umask 022

dirname='@dirname@'
helper='@helper@'

newline='
'
marker=.installed-by-kismet-plugin-kit
note=.made-by-kismet-plugin-kit
block_begin='# >>> kismet plugin kit: helper_binary_path'
block_end='# <<<'
own_file=', in a file made for it'
user_path='%h/.kismet/bin'

mode=
prefix=
dry_run=
lock=
uid=$(id -u)
gid=$(id -g)

# Values come back on standard output, from functions whose body is a subshell: that keeps their variables local.

say() {
    printf '%s\n' "$1"
}

# $1 the status, $2 what is wrong, with value and rule, $3 what to do.
fail() {
    printf '%s\n' "$program, plugin $dirname: $2." "    What to do: $3" >&2
    exit "$1"
}

usage_error() {
    usage >&2
    fail 64 "$1" 'call it as shown above'
}

# Takes the options of both scripts; usage and own_option, which fails for what it does not know, are each script's.
parse() {
    while [ $# -gt 0 ]; do
        case $1 in
            --user | --system)
                [ -z "$mode" ] || [ "$mode" = "${1#--}" ] || usage_error '--user and --system exclude each other'
                mode=${1#--}
                ;;
            --kismet-prefix)
                [ $# -gt 1 ] || usage_error '--kismet-prefix needs a directory'
                prefix=$2
                shift
                ;;
            --kismet-prefix=?*) prefix=${1#*=} ;;
            --dry-run) dry_run=yes ;;
            --help | -h)
                usage
                exit 0
                ;;
            *) own_option "$1" || usage_error "unknown option ($1)" ;;
        esac
        shift
    done
}

# Says what is done, $1, and does it unless this is a dry run.
step() {
    say "  $1"
    shift
    [ -n "$dry_run" ] || "$@"
}

# The file behind a path whose last element may be a symbolic link; "readlink -f" is not everywhere.
follow_links() (
    path=$1
    left=40
    while [ -L "$path" ] && [ "$left" -gt 0 ]; do
        target=$(readlink "$path")
        case $target in
            /*) path=$target ;;
            *) path=${path%/*}/$target ;;
        esac
        left=$((left - 1))
    done
    printf '%s\n' "$path"
)

real_directory() (
    cd -P -- "$1" 2>/dev/null && pwd -P
)

# The real directory of an absolute path to a file.
directory_of() (
    file=$(follow_links "$1")
    real_directory "${file%/*}/"
)

# A path with its links resolved, of which the last elements need not exist.
resolved() (
    path=$1
    rest=
    while ! [ -d "$path" ]; do
        rest=/${path##*/}$rest
        path=${path%/*}
        path=${path:-/}
    done
    path=$(real_directory "$path")
    printf '%s\n' "${path%/}$rest"
)

# All entries of the password database, or that of the user $1; where there is no getent, as on a Mac, the file.
passwd_entries() (
    if command -v getent >/dev/null; then
        getent passwd "$@" || :
    elif [ $# -eq 0 ]; then
        cat /etc/passwd
    else
        awk -F: -v uid="$1" '$3 == uid' /etc/passwd
    fi
)

# Where Kismet, run by this user, has its .kismet: it asks the password database too, not $HOME, which sudo keeps.
home_directory() (
    entry=$(passwd_entries "$uid" | head -n 1)
    entry=${entry%:*}
    home=${entry##*:}
    if [ -z "$home" ] && command -v dscl >/dev/null; then
        home=$(dscl . -read "/Users/$(id -un)" NFSHomeDirectory 2>/dev/null)
        home=${home#*: }
    fi
    printf '%s\n' "${home:-${HOME:-}}"
)

find_home() {
    home=$(home_directory)
    case $home in
        /?*) ;;
        *) home= ;;
    esac
    if [ -n "$home" ] && [ -d "$home" ]; then
        home=$(real_directory "$home")
    elif [ "$mode" = user ]; then
        fail 69 "the home of user $uid (${home:-none}) must be a directory" 'run it as the user who runs Kismet'
    fi
}

by_sudo() {
    [ "$uid" -eq 0 ] && [ -n "${SUDO_USER:-}${DOAS_USER:-}" ] && [ "${SUDO_USER:-}${DOAS_USER:-}" != root ]
}

# A mode that was not asked for follows from who asks.
choose_mode() {
    if [ -z "$mode" ]; then
        mode=user
        [ "$uid" -ne 0 ] || mode=system
    fi
    if [ "$mode" = user ] && by_sudo; then
        fail 77 "--user with sudo would be about root's home, not that of ${SUDO_USER:-${DOAS_USER:-}}" \
            "leave out sudo; for a Kismet that root runs, leave out --user"
    fi
    if [ "$mode" = system ] && [ "$uid" -ne 0 ] && [ -z "$dry_run" ]; then
        fail 77 "--system (called by user $uid) needs root" "sudo '$0' --system, or leave out --system"
    fi
}

# Sets prefix, what Kismet was installed below; empty if there is no Kismet.
find_prefix() {
    if [ -n "$prefix" ]; then
        [ -f "$prefix/bin/kismet" ] ||
            fail 69 "--kismet-prefix ($prefix) must have bin/kismet in it" "give another; 'command -v kismet' may help"
        prefix=$(real_directory "$prefix")
        return
    fi
    for kismet in "$(command -v kismet || :)" /usr/local/bin/kismet /usr/bin/kismet /opt/kismet/bin/kismet \
        /opt/homebrew/bin/kismet; do
        if [ -n "$kismet" ] && [ -f "$kismet" ]; then
            prefix=$(directory_of "$kismet")
            prefix=${prefix%/*}
            return
        fi
    done
}

# The directories of libraries that a Kismet below $1 may have been built with.
library_directories() (
    set +f
    for place in "$1"/lib "$1"/lib64 "$1"/lib/*-linux-*; do
        [ ! -d "$place" ] || printf '%s\n' "$place"
    done
)

# Kismet looks for plugins below the directory of libraries it was built with, where its kismet.pc is too.
system_plugins() (
    lib=$prefix/lib
    best=0
    while IFS= read -r place; do
        if [ -f "$place/pkgconfig/kismet.pc" ]; then
            lib=$place
            break
        elif [ "$best" -eq 0 ] && [ -d "$place/kismet" ]; then
            lib=$place
            best=1
        fi
    done <<LIST
$(library_directories "$prefix")
LIST
    printf '%s\n' "$lib/kismet"
)

# Sets plugins and bin, the directories where Kismet looks, and site_conf, empty if there is no Kismet.
find_places() {
    find_prefix
    if [ "$mode" = system ]; then
        [ -n "$prefix" ] || fail 69 'there must be a Kismet: none on PATH, in /usr/local, /usr or /opt' \
            'install it, or say where it is: --kismet-prefix <dir>, which has bin/kismet in it'
        plugins=$(resolved "$(system_plugins)")
        bin=$(resolved "$prefix/bin")
    else
        plugins=$(resolved "$home/.kismet/plugins")
        bin=$(resolved "$home/.kismet/bin")
    fi
    target=$plugins/$dirname
    launcher=$bin/$helper
    find_site_conf
    go_by_marker
    name_temporaries
}

marker_value() {
    sed -n "s/^$1=//p" "$2/$marker" | head -n 1
}

# Where the lines were written once, there they are.
go_by_marker() {
    [ -f "$target/$marker" ] && [ -z "${KISMET_ETC:-}" ] || return 0
    noted=$(marker_value site_conf "$target")
    site_conf=${noted:-$site_conf}
}

# All of them begin with a dot, which Kismet skips, and are on the file system where they are renamed to what they
# become.
name_temporaries() {
    staging=$plugins/.kismet-plugin-kit.$dirname.new
    previous=$plugins/.kismet-plugin-kit.$dirname.old
    removed=$plugins/.kismet-plugin-kit.$dirname.gone
    lock_place=$plugins/.kismet-plugin-kit.$dirname.lock
    new_launcher=$bin/.kismet-plugin-kit.$helper.new
    previous_launcher=$bin/.kismet-plugin-kit.$helper.old
}

# KISMET_ETC is what Kismet tells its plugins, and what the launcher's --doctor goes by.
find_site_conf() {
    site_conf=
    if [ -n "${KISMET_ETC:-}" ]; then
        site_conf=$KISMET_ETC/kismet_site.conf
        return
    fi
    [ -n "$prefix" ] || return 0
    for place in "$prefix/etc" "$prefix/etc/kismet" /etc/kismet; do
        if [ -f "$place/kismet.conf" ] || [ -f "$place/kismet_site.conf" ]; then
            site_conf=$place/kismet_site.conf
            return
        fi
    done
}

# The first value of a key of a manifest.
manifest_value() {
    sed -n -e 's/[[:space:]]*$//' -e "s/^[[:space:]]*$1[[:space:]]*=[[:space:]]*//p" "$2" | head -n 1
}

manifest_helper() (
    value=$(manifest_value httpexternal "$1")
    printf '%s\n' "${value:-$(manifest_value kisexternal "$1")}"
)

with_launcher_named() {
    if [ -n "$1" ]; then
        printf 'with the launcher "%s"\n' "$1"
    else
        printf 'without launcher\n'
    fi
}

# Whether $1 is an installation of this plugin, of any version: Kismet's manifest tells, also of one copied by hand.
is_this_plugin() {
    [ -d "$1" ] && ! [ -L "$1" ] && [ -f "$1/manifest.conf" ] &&
        [ "$(manifest_value name "$1/manifest.conf")" = "$plugin_name" ] &&
        [ "$(manifest_helper "$1/manifest.conf")" = "$helper" ]
}

# Whether $1 is a launcher of this plugin, of any version.
is_this_launcher() {
    [ -f "$1" ] && ! [ -L "$1" ] && grep -q '^# Made by kismet-maven-plugin' "$1" &&
        grep -qx "dirname='$dirname'" "$1" && grep -qx "helper='$helper'" "$1"
}

describe() (
    if [ -L "$1" ]; then
        printf 'a symbolic link to %s\n' "$(readlink "$1")"
    elif [ -f "$1/manifest.conf" ]; then
        printf 'the plugin "%s" %s\n' "$(manifest_value name "$1/manifest.conf")" \
            "$(with_launcher_named "$(manifest_helper "$1/manifest.conf")")"
    elif [ -d "$1" ]; then
        printf 'a directory without manifest.conf\n'
    else
        printf 'another file\n'
    fi
)

exists() {
    [ -e "$1" ] || [ -L "$1" ]
}

check_nothing_foreign() {
    if exists "$target" && ! is_this_plugin "$target"; then
        fail 73 "$target is $(describe "$target") and must be \"$plugin_name\"\
 $(with_launcher_named "$helper"), or not exist; it was left as it is" 'if you do not need it, uninstall or remove it first'
    fi
    if [ -n "$helper" ] && exists "$launcher" && ! is_this_launcher "$launcher"; then
        fail 73 "$launcher is $(describe "$launcher") and must be this plugin's launcher, or not exist; it was left as\
 it is" 'if you do not need it, uninstall what it belongs to, or remove it'
    fi
}

set_mode_and_owner() {
    # shellcheck disable=SC2046 # to be split into words
    set -- $(ls -ldn "$1")
    permissions=$1
    owner=$3
}

check_owner() {
    case $mode.$owner in
        *.0 | user."$uid") ;;
        *)
            if [ "$mode" = system ]; then wanted=0; else wanted=$uid; fi
            fail 73 "$1 (of user $owner) must belong to user $wanted, or its owner could change the plugin" \
                "if it is to be used for Kismet: chown $wanted '$1'"
            ;;
    esac
}

check_writers() {
    case $permissions in
        ?????w* | ????????w*)
            fail 73 "$1 ($permissions) must not be writable by its group or by all, who could change the plugin" \
                "chmod go-w '$1'"
            ;;
    esac
}

# A directory to be written to, or what there is of the path to it. For the whole system, nobody but root may have a
# hand in it from the root on; a link into somebody's home shows as a directory that is not root's.
check_place() {
    place=$1
    while ! [ -d "$place" ]; do
        place=${place%/*}
        place=${place:-/}
    done
    set_mode_and_owner "$place"
    check_owner "$place"
    check_writers "$place"
    [ -w "$place" ] || [ -n "$dry_run" ] || fail 77 "$place must be writable for user $uid" "see 'ls -ld $place'"
    [ "$mode" = system ] || return 0
    while [ "$place" != / ]; do
        place=${place%/*}
        place=${place:-/}
        set_mode_and_owner "$place"
        check_owner "$place"
        case $permissions in
            ?????????[tT]*) ;;
            *) check_writers "$place" ;;
        esac
    done
}

take_lock() {
    # First, so that a signal during the next step leaves no lock.
    lock=$lock_place
    if ! mkdir "$lock_place" 2>/dev/null; then
        holder=$(cat "$lock_place/pid" 2>/dev/null || :)
        if [ -n "$holder" ] && kill -0 "$holder" 2>/dev/null; then
            lock=
            fail 75 "another installation (process $holder) must end first" \
                "wait for it; if there is none, rm -r '$lock_place'"
        fi
        rm -rf "$lock_place"
        mkdir "$lock_place" || fail 73 "$lock_place must not exist" "see 'ls -ld $plugins'"
    fi
    printf '%s\n' $$ >"$lock/pid"
}

leave_lock() {
    [ -z "$lock" ] || rm -rf "$lock"
    lock=
}

# Whether a directory has nothing in it but our note.
only_noted() {
    [ -f "$1/$note" ] && [ "$(ls -A "$1")" = "$note" ]
}

# Removes a directory that was made for a plugin of this kit, once nothing else is in it.
remove_if_made() {
    if [ -d "$1" ] && only_noted "$1"; then
        step "remove the directory $1, which is empty and was made by install.sh" rm -rf "$1"
    fi
}

remove_made_directories() {
    remove_if_made "$bin"
    remove_if_made "$plugins"
    # That is ~/.kismet or the directory of libraries.
    remove_if_made "${plugins%/*}"
    # What Kismet has put its own files into since is Kismet's, once no plugin has anything there.
    if [ -z "$dry_run" ] && ! [ -d "$plugins" ] && ! [ -d "${plugins%/*}/plugin-data" ]; then
        rm -f "${plugins%/*}/$note"
    fi
}

# Kismet drops a last line that has no newline at its end, as "read" does.
lines_kismet_reads() (
    [ -r "$1" ] || exit 0
    while IFS= read -r line; do
        printf '%s\n' "$line"
    done <"$1"
)

# The helper_binary_path values of a configuration's text.
helper_paths() {
    awk 'tolower($0) ~ /^[ \t]*helper_binary_path[ \t]*=/ {
        sub(/[ \t\r]*$/, "")
        sub(/^[^=]*=[ \t]*/, "")
        if ($0 != "") print
    }'
}

# Whether Kismet looks in ~/.kismet/bin by itself, going by the text of a kismet_site.conf.
names_user_path() (
    while IFS= read -r path; do
        case ${path%/} in
            "$user_path" | "$home/.kismet/bin") exit 0 ;;
        esac
    done <<LIST
$(helper_paths)
LIST
    exit 1
)

# $1 is "others", for all that is not our block, or "needs", for the lines in our block that say who needs it. What was
# changed by hand to something else is no block.
site_lines() {
    [ ! -f "$site_conf" ] || awk -v wanted="$1" -v begin="$block_begin" -v end="$block_end" '
        function flush(i) {
            for (i = 1; i <= held; i++) if (wanted == "others") print lines[i]
            held = 0
        }
        {
            bare = $0
            sub(/\r$/, "", bare)
            if (index(bare, begin) == 1) {
                flush()
                lines[++held] = $0
            } else if (held && bare == end) {
                for (i = 2; i <= held; i++) if (wanted == "needs" && lines[i] ~ /^# needed by /) {
                    sub(/\r$/, "", lines[i])
                    print lines[i]
                }
                held = 0
            } else if (held && (bare ~ /^# needed by / || bare ~ /^helper_binary_path=/)) {
                lines[++held] = $0
            } else {
                flush()
                if (wanted == "others") print
            }
        }
        END { flush() }' "$site_conf"
}

# Whether there is a whole one, as changed by hand it is left alone.
has_block() {
    [ -n "$site_conf" ] && [ -r "$site_conf" ] && grep -q "^$block_begin" "$site_conf" &&
        [ "$(site_lines others | wc -l)" -lt "$(lines_kismet_reads "$site_conf" | wc -l)" ]
}

our_need() {
    printf '# needed by the plugin %s of %s\n' "$dirname" "$home"
}

# The paths that Kismet goes by as long as kismet_site.conf says nothing: a line there replaces them.
paths_before() (
    conf_dir=${site_conf%/*}
    for file in kismet_package.conf kismet.conf; do
        paths=$(lines_kismet_reads "$conf_dir/$file" | helper_paths)
        [ -z "$paths" ] || break
    done
    printf '%s\n' "${paths:-%B}"
)

# The helper_binary_path lines to add to the text of a kismet_site.conf, which is read.
site_additions() (
    if [ -z "$(helper_paths)" ]; then
        paths_before | sed 's/^/helper_binary_path=/'
    fi
    printf 'helper_binary_path=%s\n' "$user_path"
)

# A link is followed: another file is what Kismet would read then, and the link is somebody's wish.
real_site_conf() (
    file=$(follow_links "$site_conf")
    printf '%s\n' "$(real_directory "${file%/*}/")/${file##*/}"
)

# Who may write the directory but not the file could still not keep the file's owner.
may_change_site_conf() (
    [ -n "$site_conf" ] && [ -d "${site_conf%/*}" ] || exit 1
    file=$(real_site_conf)
    [ -w "${file%/*}" ] || exit 1
    [ -e "$file" ] || exit 0
    set_mode_and_owner "$file"
    [ -f "$file" ] && [ -w "$file" ] && { [ "$uid" -eq "$owner" ] || { [ "$uid" -eq 0 ] && [ "$owner" -eq 0 ]; }; }
)

fresh_site_conf() (
    file=$(real_site_conf)
    printf '%s/.kismet-plugin-kit.kismet_site.conf.new\n' "${file%/*}"
)

# Puts what is read in place of kismet_site.conf, in one go, with owner and permissions as they were.
replace_site_conf() {
    file=$(real_site_conf)
    fresh=$(fresh_site_conf)
    rm -f "$fresh"
    if [ -f "$file" ]; then
        cp -p "$file" "$fresh"
    else
        : >"$fresh"
        chmod 0644 "$fresh"
    fi
    cat >"$fresh"
    mv -f "$fresh" "$file"
}

backup_of_site_conf() {
    printf '%s.before-kismet-plugin-kit\n' "$(real_site_conf)"
}

# Takes out this plugin's need of our lines, and the lines with it if nothing else needs them.
leave_site_conf() {
    others=$(site_lines others && echo .)
    others=${others%.}
    needs=$(site_lines needs | grep -vxF "$(our_need)" || :)
    if [ -n "$needs" ] || has_other_launchers; then
        block=$(sed -n "/^$block_begin/p" "$site_conf" | tr -d '\r' | head -n 1)
        {
            printf '%s' "$others"
            printf '%s\n' "$block"
            [ -z "$needs" ] || printf '%s\n' "$needs"
            printf '%s' "$others" | site_additions
            printf '%s\n' "$block_end"
        } | replace_site_conf
    elif [ -z "$others" ] && grep -q "^$block_begin$own_file" "$site_conf"; then
        rm -f "$(real_site_conf)"
    else
        printf '%s' "$others" | replace_site_conf
        remove_equal_backup
    fi
}

has_other_launchers() (
    set +f
    for file in "$bin"/*; do
        if exists "$file" && [ "$file" != "$launcher" ]; then
            exit 0
        fi
    done
    exit 1
)

# Equal but for the newline that the last line may have lacked.
remove_equal_backup() {
    backup=$(backup_of_site_conf)
    if [ -f "$backup" ] && awk 1 "$backup" | cmp -s - "$site_conf"; then
        rm -f "$backup"
    fi
}

# What is left of a change of kismet_site.conf that did not come to its end.
remove_site_leftovers() {
    if [ -z "$dry_run" ] && may_change_site_conf; then
        rm -f "$(fresh_site_conf)"
        remove_equal_backup
    fi
}

# Sets self, the directory with this script, and plugin_name.
find_self() {
    case $0 in
        /*) self=$0 ;;
        *) self=$PWD/$0 ;;
    esac
    self=$(directory_of "$self")
    [ -f "$self/manifest.conf" ] ||
        fail 65 "$program must lie in the plugin's directory, with manifest.conf" 'unpack the archive anew, all of it'
    plugin_name=$(manifest_value name "$self/manifest.conf")
}

on_signals() {
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
}
