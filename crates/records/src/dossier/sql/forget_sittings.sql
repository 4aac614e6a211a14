-- dossier/forget_sittings
delete from sitting where begun_at < $before
