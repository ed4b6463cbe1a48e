"""Static files under names that carry their content's hash, once they have been collected."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class LenientManifestStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Uses hashed names for collected files; before collecting, and in tests, the plain name serves."""

    manifest_strict = False

    def stored_name(self, name: str) -> str:
        """Return the hashed name when the manifest knows the file, otherwise the name itself."""
        cached = self.hashed_files.get(self.hash_key(self.clean_name(name)))
        return cached or name
