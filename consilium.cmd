@echo off
rem Copyright the Consilium authors.
rem SPDX-License-Identifier: Apache-2.0
rem
rem The command line of Consilium: consilium --help
rem Builds the programs when they are missing or older than their sources, then starts them.
rem CONSILIUM_XMX sets the memory of the Java heap (3g), CONSILIUM_THREADS the threads of PyTorch (1), JAVA_HOME the Java
rem to use (17 or newer), TEMP where temporary files lie. Exit codes and all variables: docs/schedule.md
setlocal DisableDelayedExpansion
set "HERE=%~dp0"
set "RUNTIME=%HERE%plugin\runtime\target\runtime"
set "CONFIG=%RUNTIME%\configuration\config.ini"
set "LOG=%HERE%plugin\runtime\target\build.log"

set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
set "VERSION=0"
for /f "tokens=3" %%v in ('""%JAVA%" -version 2^>^&1" ^| findstr /c:" version "') do set "VERSION=%%~v"
for /f "delims=." %%v in ("%VERSION%") do set "VERSION=%%v"
if %VERSION% LSS 17 (
    >&2 echo consilium: no Java 17 or newer was found; install a JDK, and set JAVA_HOME to it
    exit /b 1
)

rem Exit code 1 of this line: a source is newer than the configuration, or there is none.
powershell -NoProfile -ExecutionPolicy Bypass -Command "$c = Get-Item -LiteralPath $env:CONFIG -ErrorAction SilentlyContinue; if (-not $c) { exit 1 }; $p = Join-Path $env:HERE 'plugin'; $s = @(Get-ChildItem -Path (Join-Path $p '*\src'), (Join-Path $p 'standins\*\src') -Recurse) + @(Get-ChildItem -Path $p -Recurse -Depth 3 -Include pom.xml, plugin.xml, MANIFEST.MF, build.properties | Where-Object { $_.FullName -notmatch '\\(target|tests)\\' }); if ($s | Where-Object { $_.LastWriteTime -gt $c.LastWriteTime } | Select-Object -First 1) { exit 1 }; exit 0"
if errorlevel 1 call :build || exit /b 1

set "CONFIGURATION=%TEMP%\consilium.%RANDOM%%RANDOM%"
mkdir "%CONFIGURATION%" || exit /b 1
mkdir "%CONFIGURATION%\tmp" || exit /b 1
type nul > "%CONFIGURATION%\lock"
copy /y "%CONFIG%" "%CONFIGURATION%\config.ini" >nul || exit /b 1
> "%CONFIGURATION%\logging.properties" echo handlers=java.util.logging.ConsoleHandler
>> "%CONFIGURATION%\logging.properties" echo .level=WARNING
if not defined CONSILIUM_XMX set "CONSILIUM_XMX=3g"

"%JAVA%" "-Xmx%CONSILIUM_XMX%" -Djava.awt.headless=true -Dorg.slf4j.simpleLogger.defaultLogLevel=error "-Djava.util.logging.config.file=%CONFIGURATION%\logging.properties" "-Djava.io.tmpdir=%CONFIGURATION%\tmp" "-Dconsilium.tmpdir=%TEMP%" "-Dconsilium.process.folder=%CONFIGURATION%" -jar "%RUNTIME%\org.eclipse.equinox.launcher.jar" -nosplash -configuration "%CONFIGURATION%" -application org.consilium.batch.consilium %*
set "CODE=%ERRORLEVEL%"
rmdir /s /q "%CONFIGURATION%"
exit /b %CODE%

:build
if not exist "%HERE%plugin\runtime\target" mkdir "%HERE%plugin\runtime\target"
>&2 echo consilium: building, which takes minutes the first time
pushd "%HERE%"
rem The compiler looks at each source alone: a class whose neighbour has changed must not stay as it is.
for /d %%d in (plugin\* plugin\standins\*) do if exist "%%d\target\classes" rmdir /s /q "%%d\target\classes"
call mvnw.cmd -B -q -Dfast -DskipTests package >"%LOG%" 2>&1
set "CODE=%ERRORLEVEL%"
popd
if not "%CODE%"=="0" (
    >&2 type "%LOG%"
    >&2 echo consilium: the build failed; the lines above are from %LOG%
    exit /b 1
)
exit /b 0
