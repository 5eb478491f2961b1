using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace CallBridge.Crash.Images;

/// <summary>
/// SQLite's own way to the disk with a notebook beside it: a VFS (sqlite.org/vfs.html) that copies the default one and notes each write,
/// truncation, sync and deletion of files in one directory. Nothing is asked of the machine but SQLite itself.
/// </summary>
internal static unsafe class RecordingDisk
{
    private const string Library = "e_sqlite3";

    // Layout of sqlite3_vfs and sqlite3_io_methods on 64-bit machines: sqlite3.h.
    private const int VfsBytes = 168;
    private const int NameAt = 24;
    private const int OpenAt = 40;
    private const int DeleteAt = 48;
    private const int MethodsBytes = 152;
    private const int CloseAt = 8;
    private const int WriteAt = 24;
    private const int TruncateAt = 32;
    private const int SyncAt = 40;

    private static readonly ConcurrentDictionary<nint, string> Files = new();
    private static readonly ConcurrentDictionary<nint, nint> Tables = new();
    private static readonly Lock Gate = new();
    private static List<DiskOperation> _log = [];
    private static string _directory = "";
    private static byte* _real;

    /// <summary>Notes what is asked of files in <paramref name="directory"/> from now on.</summary>
    public static void Begin(string directory)
    {
        lock (Gate)
            (_directory, _log) = (directory + Path.DirectorySeparatorChar, []);
        if (_real is not null)
            return;
        if (nint.Size != 8)
            throw new PlatformNotSupportedException("The layout is that of 64-bit machines.");
        _real = (byte*)sqlite3_vfs_find(null);
        var copy = (byte*)NativeMemory.AllocZeroed(VfsBytes);
        NativeMemory.Copy(_real, copy, VfsBytes);
        *(nint*)(copy + NameAt) = Marshal.StringToCoTaskMemUTF8("recording");
        *(delegate* unmanaged[Cdecl]<nint, byte*, nint, int, int*, int>*)(copy + OpenAt) = &Open;
        *(delegate* unmanaged[Cdecl]<nint, byte*, int, int>*)(copy + DeleteAt) = &Delete;
        if (sqlite3_vfs_register((nint)copy, 1) != 0)
            throw new InvalidOperationException("SQLite does not take another VFS.");
    }

    /// <summary>Notes that the store said that something is kept: what was synced until now must hold it.</summary>
    public static void Note(DiskOperation operation)
    {
        lock (Gate)
            _log.Add(operation);
    }

    /// <summary>All that was noted; no more is.</summary>
    public static IReadOnlyList<DiskOperation> End()
    {
        lock (Gate)
        {
            var log = _log;
            (_directory, _log) = ("", []);
            return log;
        }
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Open(nint vfs, byte* name, nint file, int flags, int* outFlags)
    {
        var result = (*(delegate* unmanaged[Cdecl]<nint, byte*, nint, int, int*, int>*)(_real + OpenAt))((nint)_real, name, file, flags, outFlags);
        if (result == 0 && IsNoted(name) is { } path)
        {
            Files[file] = path;
            *(nint*)file = Tables.GetOrAdd(*(nint*)file, MakeTable);
        }

        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Delete(nint vfs, byte* name, int syncDirectory)
    {
        if (IsNoted(name) is { } path)
            Note(new DiskOperation.Delete(path));
        return (*(delegate* unmanaged[Cdecl]<nint, byte*, int, int>*)(_real + DeleteAt))((nint)_real, name, syncDirectory);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Write(nint file, byte* bytes, int count, long offset)
    {
        Note(new DiskOperation.Write(Files[file], offset, new Span<byte>(bytes, count).ToArray()));
        return (*(delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>*)(Real(file) + WriteAt))(file, bytes, count, offset);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Truncate(nint file, long size)
    {
        Note(new DiskOperation.Truncate(Files[file], size));
        return (*(delegate* unmanaged[Cdecl]<nint, long, int>*)(Real(file) + TruncateAt))(file, size);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Sync(nint file, int flags)
    {
        var result = (*(delegate* unmanaged[Cdecl]<nint, int, int>*)(Real(file) + SyncAt))(file, flags);
        if (result == 0)
            Note(new DiskOperation.Sync(Files[file]));
        return result;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int Close(nint file)
    {
        var real = Real(file);
        Files.TryRemove(file, out _);
        return (*(delegate* unmanaged[Cdecl]<nint, int>*)(real + CloseAt))(file);
    }

    // Behind the copied table stands where the real one is.
    private static byte* Real(nint file) => *(byte**)(*(byte**)file + MethodsBytes);

    private static nint MakeTable(nint real)
    {
        var table = (byte*)NativeMemory.AllocZeroed(MethodsBytes + 8);
        NativeMemory.Copy((void*)real, table, MethodsBytes);
        *(nint*)(table + MethodsBytes) = real;
        *(delegate* unmanaged[Cdecl]<nint, int>*)(table + CloseAt) = &Close;
        *(delegate* unmanaged[Cdecl]<nint, byte*, int, long, int>*)(table + WriteAt) = &Write;
        *(delegate* unmanaged[Cdecl]<nint, long, int>*)(table + TruncateAt) = &Truncate;
        *(delegate* unmanaged[Cdecl]<nint, int, int>*)(table + SyncAt) = &Sync;
        return (nint)table;
    }

    private static string? IsNoted(byte* name)
    {
        var path = Marshal.PtrToStringUTF8((nint)name);
        lock (Gate)
            return path is not null && _directory.Length > 0 && path.StartsWith(_directory, StringComparison.Ordinal) ? Path.GetFileName(path) : null;
    }

#pragma warning disable SYSLIB1054, IDE1006 // Two functions of SQLite's, by their names.
    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern nint sqlite3_vfs_find(byte* name);

    [DllImport(Library), DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_vfs_register(nint vfs, int makeDefault);
#pragma warning restore SYSLIB1054, IDE1006
}
