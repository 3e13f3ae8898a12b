#!/bin/sh
# Starts a Kismet plugin written in Java. Kismet calls it as
#     <this file> --in-fd=N --out-fd=M
# By hand, "--doctor" checks this installation and changes nothing; "--prepare" makes later starts faster.
# Made by kismet-maven-plugin, so change it there.

set -uf # -f: nothing is a file name pattern but where "set +f" says so
unset CDPATH

dirname='@dirname@'
helper='@helper@'
main_class='@mainClass@'
minimum_java='@minimumJava@'
jars='@jars@'
jars_digest='@jarsDigest@'
shared_archive='@sharedArchive@'
runtime_platform='@runtimePlatform@'
runtime_loader='@runtimeLoader@'

newline='
'
main_jar=${jars%%"$newline"*}

# Functions set the variables that they say: a value that comes back on standard output costs a process or two, which on
# a Pi is a noticeable part of a start.

# Sets pipes to the numbers of the two pipes to Kismet, each followed by a space.
find_pipes() {
    pipes=
    while [ $# -gt 0 ]; do
        case $1 in
            --in-fd=* | --out-fd=*) number=${1#*=} ;;
            --in-fd | --out-fd) number=${2:-} ;;
            *) number= ;;
        esac
        case $number in
            '' | *[!0-9]*) ;;
            *) pipes="$pipes$number " ;;
        esac
        shift
    done
}

# dash, for one, takes the 10 for an argument, and "test" succeeds with one and fails without.
can_name_descriptors_above_nine() {
    # shellcheck disable=SC2065,SC3023 # that is the question
    ! test 10</dev/null
}

# Kismet's sockets and the pipes of other plugins are open in every plugin. One that kept them would hold Kismet's port
# after Kismet's end, and would hide that end from the other plugins. Fails if one stays open, as this shell cannot name
# it.
close_all_but() {
    all_closed=true
    for directory in /proc/self/fd /dev/fd; do
        [ -d "$directory" ] || continue
        set +f
        for entry in "$directory"/*; do
            number=${entry##*/}
            case $number in
                *[!0-9]*) continue ;;
            esac
            case " $1" in
                *" $number "*) continue ;;
            esac
            if [ "$number" -le 9 ] || can_name_descriptors_above_nine; then
                eval "exec $number>&-"
            elif [ -e "$entry" ] && ! is_this_script "$entry"; then
                # With -e, as the directory itself was open while it was read.
                all_closed=false
            fi
        done
        set -f
        break
    done
    [ "$all_closed" = true ]
}

# A shell reads its script by a descriptor that it does not leave to other programs; only dash does, where none below
# ten was free, and that does no harm.
is_this_script() {
    # shellcheck disable=SC3013 # dash, bash and busybox have -ef
    [ "$1" -ef "$0" ]
}

# Sets followed to the file behind a path whose last element may be a symbolic link; "readlink -f" is not everywhere.
follow_links() {
    followed=$1
    left=40
    while [ -L "$followed" ] && [ "$left" -gt 0 ]; do
        target=$(readlink "$followed")
        case $target in
            /*) followed=$target ;;
            *) followed=${followed%/*}/$target ;;
        esac
        left=$((left - 1))
    done
}

# Sets directory to the real one of an absolute path to a file.
find_directory_of() {
    follow_links "$1"
    directory=$(cd -P -- "${followed%/*}/" 2>/dev/null && pwd -P)
}

# Sets user to the number of who runs this.
find_user() {
    user=
    if [ -r /proc/self/status ]; then
        while read -r key _ effective _; do
            if [ "$key" = Uid: ]; then
                user=$effective
                break
            fi
        done </proc/self/status
    fi
    user=${user:-$(id -u)}
}

# Sets home to where Kismet, run by this user, has its .kismet: it asks the password database too, not $HOME.
find_home() {
    home=
    [ -z "${BASH_VERSION:-}" ] || find_home_in_bash
    case $home in
        /?*) return ;;
    esac
    home=$(getent passwd "$user" 2>/dev/null)
    home=${home%:*}
    home=${home##*:}
    home=${home:-${HOME:-}}
}

# Without HOME, bash takes ~ from the password database, and / for a user who is not in there. Where another shell comes
# here, as anybody may set BASH_VERSION, it leaves the ~ as it is.
find_home_in_bash() {
    # shellcheck disable=SC3043 # dash, bash and busybox have local
    local HOME
    unset HOME
    home=~
}

# Sets plugin_dir, empty if there is none, and unfit_places. The launcher is a copy in Kismet's directory of programs
# where a plugin is installed for the whole system.
find_plugin_dir() {
    plugin_dir=
    unfit_places=
    find_directory_of "$self"
    here=$directory
    set +f
    for place in "$here" "$here/../lib/kismet/$dirname" "$here"/../lib/*/kismet/"$dirname" \
        "$here/../plugins/$dirname" "$home/.kismet/plugins/$dirname"; do
        if [ -f "$place/lib/$main_jar" ]; then
            plugin_dir=$here
            [ "$place" = "$here" ] || plugin_dir=$(cd -P -- "$place" && pwd -P)
            break
        fi
        unfit_places="$unfit_places$newline    $place"
    done
    set -f
}

# Sets version to the feature version of a java program, from the file "release", and release to the path of that file:
# starting java to ask would double the time to start. Both are empty if it is unknown. A JRE inside a JDK 8 has that
# file one directory further up.
find_version() {
    version=
    follow_links "$1"
    java_home=${followed%/*}/..
    for release in "$java_home/release" "$java_home/../release"; do
        [ -r "$release" ] || continue
        while IFS= read -r line || [ -n "$line" ]; do
            case $line in
                JAVA_VERSION=*)
                    line=${line#JAVA_VERSION=}
                    line=${line#\"}
                    line=${line#1.}
                    version=${line%%[!0-9]*}
                    return
                    ;;
            esac
        done <"$release"
    done
    release=
}

# Whether the java program $2 will do, in which case java, version and release are set. If not, unfit_javas says why; $1
# is where it comes from.
suits() {
    if ! [ -f "$2" ] || ! [ -x "$2" ]; then
        unfit_javas="$unfit_javas$newline    $1: no such program ($2)"
        return 1
    fi
    find_version "$2"
    if [ -n "$version" ] && [ "$version" -lt "$minimum_java" ]; then
        unfit_javas="$unfit_javas$newline    $1: is Java $version ($2)"
        return 1
    fi
    java=$2
}

# Whether the runtime in the bundle, if there is one, is for such a system. "uname" would not do: it tells of the kernel,
# which may be a 64-bit one below 32-bit programs.
runtime_is_for_here() {
    if [ -z "$runtime_loader" ] || [ -e "$runtime_loader" ]; then
        return
    fi
    unfit_javas="$newline    the runtime that comes with the plugin: is for $runtime_platform, and this system lacks"
    unfit_javas="$unfit_javas $runtime_loader ($plugin_dir/runtime)"
    return 1
}

# Sets java, empty if none will do, version, release and unfit_javas.
find_java() {
    java=
    version=
    release=
    unfit_javas=
    runtime_is_for_here && suits 'the runtime that comes with the plugin' "$plugin_dir/runtime/bin/java" && return
    if [ -z "${JAVA_HOME:-}" ]; then
        unfit_javas="$unfit_javas$newline    JAVA_HOME: is not set"
    else
        suits JAVA_HOME "$JAVA_HOME/bin/java" && return
    fi
    on_path=$(command -v java)
    if [ -z "$on_path" ]; then
        unfit_javas="$unfit_javas$newline    PATH: has no java"
    else
        suits PATH "$on_path" && return
    fi
    newest=
    newest_version=-1
    newest_release=
    set +f
    for candidate in /usr/lib/jvm/*/bin/java /opt/java*/bin/java /opt/java*/*/bin/java; do
        if suits 'installed Java' "$candidate" && [ "${version:-0}" -gt "$newest_version" ]; then
            newest=$candidate
            newest_version=${version:-0}
            newest_release=$release
        fi
    done
    set -f
    java=$newest
    version=${newest_version#0}
    release=$newest_release
}

# Whether the files belong to root or to this user, and nobody else may change them: what is in an archive runs. Sets
# archive_size if an archive is among them.
is_safe() {
    listing=$(ls -ldn -- "$@" 2>/dev/null) || return 1
    while read -r mode _ owner _ size name; do
        case $mode in
            ?????w* | ????????w* | l*) return 1 ;;
        esac
        [ "$owner" = 0 ] || [ "$owner" = "$user" ] || return 1
        case $name in
            *.jsa) archive_size=$size ;;
        esac
    done <<EOF
$listing
EOF
}

# Whether two small text files are the same.
are_same() {
    read_whole "$1"
    first=$content
    read_whole "$2"
    [ "$content" = "$first" ]
}

read_whole() {
    content=
    while IFS= read -r line || [ -n "$line" ]; do
        content=$content$line$newline
    done <"$1"
}

# Whether "--prepare" has made an archive with this JVM, of these jars, at this place, and all of it is there. The JVM
# checks such things too, but then starts without its own archive as well, or crashes where a part is missing.
has_archive() {
    cache=$plugin_dir/cache
    [ "$shared_archive" = true ] && [ -r "$cache/made-by" ] && [ -r "$cache/classes.jsa" ] || return 1
    is_safe "$cache" "$cache/made-by" "$cache/release" "$cache/classes.jsa" || return 1
    {
        IFS= read -r made_by && IFS= read -r made_of && IFS= read -r made_in && IFS= read -r made_size
    } <"$cache/made-by" || return 1
    # A Java home has many names.
    # shellcheck disable=SC3013 # dash, bash and busybox have -ef
    { [ "$made_by" = "$release" ] || [ "$made_by" -ef "$release" ]; } && [ "$made_of" = "$jars_digest" ] && [ "$made_in" = "$plugin_dir" ] &&
        [ "$made_size" = "$archive_size" ] && are_same "$release" "$cache/release"
}

no_plugin_dir="the plugin's directory is needed, with lib/$main_jar in it"
no_java="Java $minimum_java or newer is needed"
install_plugin='install the plugin again, all of it and of one version'
install_java="sudo apt install openjdk-$minimum_java-jre-headless"

fail() {
    printf '%s\n' "Kismet plugin $dirname cannot start: $1" "    What to do: $2" >&2
    exit 69
}

# @doctor@

# @prepare@

find_pipes "$@"
# The process id stays the same where this hands itself to bash, and so tells that it was here before.
if [ -n "$pipes" ] && ! close_all_but "0 1 2 $pipes" && [ "${KISMET_PLUGIN_HANDED_OVER:-}" != $$ ] &&
    command -v bash >/dev/null; then
    export KISMET_PLUGIN_HANDED_OVER=$$
    exec bash -p -- "$0" "$@"
fi
unset KISMET_PLUGIN_HANDED_OVER

case $0 in
    /*) self=$0 ;;
    *) self=$PWD/$0 ;;
esac
find_user
find_home
find_plugin_dir
find_java
if [ "$*" = --doctor ]; then
    doctor
    exit
fi
[ -n "$plugin_dir" ] || fail "$no_plugin_dir. Looked at:$unfit_places" "$install_plugin"
[ -n "$java" ] || fail "$no_java. Looked at:$unfit_javas" "$install_java"
case $plugin_dir in
    *:*) fail "its directory ($plugin_dir) must not have a colon in its path" 'install it elsewhere' ;;
esac

class_path=
for jar in $jars; do
    class_path=${class_path:+$class_path:}$plugin_dir/lib/$jar
done

preparing=
if [ "$*" = --prepare ]; then
    preparing=yes
    set --
fi
arguments=$#
set -- "$@" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xms8m -Xmx96m -Xss512k -XX:-UsePerfData -Xshare:auto \
    -Dmsgpack.universal-buffer=true
if [ -z "$preparing" ] && has_archive; then
    # The JVM would say on Kismet's console that it cannot use an archive.
    set -- "$@" "-XX:SharedArchiveFile=$cache/classes.jsa" '-Xlog:cds*=off'
    [ "$version" -lt 25 ] || set -- "$@" '-Xlog:aot*=off'
fi
options=$home/.kismet/plugin-data/$dirname/jvm.options
if [ -r "$options" ]; then
    carriage_return=$(printf '\r')
    while read -r line || [ -n "$line" ]; do
        case $line in
            '' | '#'* | "$carriage_return") ;;
            *) set -- "$@" "${line%"$carriage_return"}" ;;
        esac
    done <"$options"
fi
# shellcheck disable=SC2086 # to be split into words; "set -f" above keeps them from being patterns
set -- "$@" ${KISMET_PLUGIN_JAVA_OPTS:-} "-Dkismet.plugin.dir=$plugin_dir" "-Dkismet.plugin.dirname=$dirname" \
    "-Dkismet.plugin.launcher=$0" -cp "$class_path"
if [ -n "$preparing" ]; then
    prepare "$@"
    exit
fi
set -- "$@" "$main_class"
# The arguments of the call stand first: move them behind.
while [ "$arguments" -gt 0 ]; do
    set -- "$@" "$1"
    shift
    arguments=$((arguments - 1))
done
exec "$java" "$@"
